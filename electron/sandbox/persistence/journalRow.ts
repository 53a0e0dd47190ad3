import { z } from 'zod';
import { enrolmentStatuses } from '../dataset/records.ts';
import { json, timestamp } from './rows.ts';

const dates = { createdAt: timestamp, updatedAt: timestamp };

const person = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  role: z.string(),
  teams: z.array(z.string()),
  attributes: z.record(z.string(), z.json()),
  ...dates,
});

const group = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  teamId: z.string().nullable(),
  createdBy: z.string().nullable(),
  ...dates,
});

const enrolment = z.object({
  personId: z.string(),
  status: z.enum([...enrolmentStatuses, 'ended']),
  ...dates,
});

const happening = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['groupCreated', 'groupUpdated', 'groupDeleted']), group }),
  z.object({
    kind: z.enum(['memberAdded', 'memberRemoved']),
    group: group.pick({ id: true, createdAt: true }),
    enrolment: enrolment.pick({ personId: true, createdAt: true }),
  }),
  z.object({ kind: z.enum(['personCreated', 'personUpdated', 'personDeleted']), person }),
  z.object({
    kind: z.enum(['enrolmentCreated', 'enrolmentUpdated', 'enrolmentDeleted']),
    person,
    enrolment,
  }),
  z.object({ kind: z.literal('organisationDeleted') }),
]);

/** A journal entry read back; a value that no sandbox would have written makes the parse throw. */
export const journalRow = z.object({
  sequence: z.number(),
  at: timestamp,
  happening: json.pipe(happening),
});
