import type { Lane, OutboxEntry } from '#electron/sync/ports/store.ts';
import type { Intent } from '#shared/commands/command.ts';
import type { GroupState } from '#shared/domain/group.ts';
import {
  commandIdSchema,
  editIdSchema,
  type GroupId,
  groupIdSchema,
  type PersonId,
  personIdSchema,
} from '#shared/domain/ids.ts';
import { instantOf } from '#shared/domain/time.ts';

/** Short words for what the tables of these tests are made of. People have one letter, admins a star: `a*`. */

export const at = instantOf(Date.UTC(2026, 10, 20));
export const groupId: GroupId = groupIdSchema.parse(uuid(1, 1));

export function person(letter: string): PersonId {
  return personIdSchema.parse(uuid(2, letter.charCodeAt(0)));
}

export function letterOf(personId: PersonId): string {
  return String.fromCharCode(Number.parseInt(personId.slice(-4), 16));
}

export function group(members: string, fields: Partial<GroupState['fields']> = {}): GroupState {
  return {
    fields: { name: 'Kitchen', description: null, ...fields },
    members: new Map(
      words(members).map((word) => [person(word), { isAdmin: word.endsWith('*'), joinedAt: at }]),
    ),
  };
}

export const rename = (name: string): Intent => ({ name: 'updateGroup', args: { name } });
export const describeAs = (description: string | null): Intent => ({
  name: 'updateGroup',
  args: { description },
});
export const remove = (people: string): Intent => ({
  name: 'removeMembers',
  args: { personIds: words(people).map(person) },
});
export const setAdmin = (people: string, isAdmin = true): Intent => ({
  name: 'setAdmin',
  args: { personIds: words(people).map(person), isAdmin },
});
export const deletion: Intent = { name: 'deleteGroup', args: {} };
export const add = (people: string): Intent => ({
  name: 'addMembers',
  args: { members: membersOf(people) },
});
export const create = (people: string, name = 'Kitchen'): Intent => ({
  name: 'createGroup',
  args: { name, description: null, members: membersOf(people) },
});

export interface RowSpec extends Partial<Omit<OutboxEntry, 'command' | 'seq'>> {
  intent: Intent;
}

/** Rows numbered from 1, queued unless said otherwise. */
export function rows(...specs: readonly (Intent | RowSpec)[]): OutboxEntry[] {
  return specs.map((spec, index) => {
    const { intent, ...rest } = 'intent' in spec ? spec : { intent: spec };
    const seq = index + 1;
    return {
      seq,
      editId: editIdSchema.parse(uuid(3, seq)),
      command: { ...intent, id: commandIdSchema.parse(uuid(4, seq)), version: 1, groupId, at },
      state: 'queued',
      baseFields: {},
      attempts: 0,
      nextAttemptAt: null,
      lastFailure: null,
      ...rest,
    };
  });
}

export function lane(base: GroupState | null, entries: readonly OutboxEntry[]): Lane {
  return { groupId, remoteId: groupId, base, entries };
}

/** A group in one line, for comparing. */
export function line(state: GroupState | null): string | null {
  if (state === null) return null;
  const members = [...state.members].map(
    ([personId, { isAdmin }]) => `${letterOf(personId)}${isAdmin ? '*' : ''}`,
  );
  return `${state.fields.name}: ${members.sort().join(' ')}`;
}

function membersOf(people: string) {
  return words(people).map((word) => ({ personId: person(word), isAdmin: word.endsWith('*') }));
}

function words(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}

function uuid(kind: number, number: number): string {
  const digits = number.toString(16).padStart(12, '0');
  return `0198000${kind}-0000-7000-8000-${digits}`;
}
