import { comparableName } from '../text/comparableName.ts';
import { fold } from '../text/fold.ts';
import { type WantedPerson, wantedPerson } from './wantedPeople.ts';

/** How the names, addresses and numbers of a file are compared with those here, and with each other. */
export const importKeys = {
  keysOf: ({
    name,
    email,
    phone,
  }: {
    name: string | null;
    email: string | null;
    phone: string | null;
  }): WantedPerson => wantedPerson({ name, email, phone, line: 1, text: '' }),
  /** A group's name: trimmed and without case. */
  groupKey: comparableName,
  /** A name as lists are sorted by it. */
  orderKey: fold,
} as const;
