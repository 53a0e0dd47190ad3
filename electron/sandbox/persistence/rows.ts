import { z } from 'zod';
import {
  type Enrolment,
  enrolmentStatuses,
  type Group,
  type JsonValue,
  type MembershipInterval,
  type Person,
} from '../dataset/records.ts';
import { parseTimestamp } from '../dataset/timestamp.ts';

/** Reads rows back into records; a value that no sandbox would have written makes the parse throw. */
export const timestamp = z.string().transform((text, context) => {
  const parsed = parseTimestamp(text);
  if (parsed) return parsed;
  context.addIssue({ code: 'custom', message: `${text} is not a timestamp` });
  return z.NEVER;
});

export const json = z.string().transform((text, context): JsonValue => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
});

const jsonObject = json.pipe(z.record(z.string(), z.json()));

const furtherContacts = json.pipe(
  z.object({
    phoneCountryCode: z.string().nullable(),
    emails: z.array(z.string()),
    phones: z.array(z.object({ number: z.string(), countryCode: z.string().nullable() })),
  }),
);

export const personRow = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    role: z.string(),
    teams: json.pipe(z.array(z.string())),
    attributes: jsonObject,
    created_at: timestamp,
    updated_at: timestamp,
    external_id: z.string().nullable(),
    further_contacts: furtherContacts.nullable(),
  })
  .transform(
    ({ created_at: createdAt, updated_at: updatedAt, external_id, further_contacts, ...rest }) => {
      const person: Person = {
        ...rest,
        ...(external_id !== null && { externalId: external_id }),
        ...(further_contacts !== null && { furtherContacts: further_contacts }),
        createdAt,
        updatedAt,
      };
      return person;
    },
  );

export const groupRow = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    team_id: z.string().nullable(),
    created_by: z.string().nullable(),
    created_at: timestamp,
    updated_at: timestamp,
  })
  .transform(
    (row): Group => ({
      id: row.id,
      name: row.name,
      description: row.description,
      teamId: row.team_id,
      createdBy: row.created_by,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    }),
  );

export const membershipRow = z
  .object({
    id: z.number(),
    group_id: z.string(),
    person_id: z.string(),
    joined_at: timestamp,
    left_at: timestamp.nullable(),
    is_admin: z.number(),
  })
  .transform(
    (row): MembershipInterval => ({
      id: row.id,
      groupId: row.group_id,
      personId: row.person_id,
      joinedAt: row.joined_at,
      leftAt: row.left_at,
      isAdmin: row.is_admin === 1,
    }),
  );

export const enrolmentRow = z
  .object({
    person_id: z.string(),
    status: z.enum([...enrolmentStatuses, 'ended']),
    created_at: timestamp,
    updated_at: timestamp,
  })
  .transform(
    (row): Enrolment => ({
      personId: row.person_id,
      status: row.status,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    }),
  );

export const settingRow = z.object({ key: z.string(), value: z.string() });
