import { z } from 'zod';
import type { PersonFields } from '../../dataset/dataset.ts';
import type { Person } from '../../dataset/records.ts';
import { workosAssumptions } from './assumptions.ts';
import { newId } from './ids.ts';
import { readInput, text } from './input.ts';
import { workosLimits } from './limits.ts';
import type { OperationContext } from './operation.ts';
import { isKnownOrganization } from './organizations.ts';
import { listBody, pageOf, pageQuery } from './paging.ts';
import { isExternalId, userView } from './userView.ts';
import { WorkosError } from './workosError.ts';

const { metadataPairs, metadataKeyLength, metadataValueLength } = workosLimits;

const listQuery = pageQuery.extend({
  organization_id: z.string().optional(),
  /** An older name of the same parameter, which the specification still has. */
  organization: z.string().optional(),
  email: z.string().optional(),
});

const email = z.email({ error: 'email must be an email' });
const optionalText = (field: string) => text(field, Number.POSITIVE_INFINITY).nullish();
const names = {
  name: optionalText('name'),
  first_name: optionalText('first_name'),
  last_name: optionalText('last_name'),
};
const namesBody = z.object(names);
const metadata = z
  .record(text('metadata key', metadataKeyLength), text('metadata value', metadataValueLength))
  .refine((pairs) => Object.keys(pairs).length <= metadataPairs, {
    error: `metadata must have at most ${metadataPairs} pairs`,
  })
  .nullish();

const createBody = z.object({
  email,
  ...names,
  metadata,
  external_id: z
    .string()
    .refine(isExternalId, { error: 'external_id must be ASCII of at most 128 characters' })
    .nullish(),
});
const updateBody = z.object({ email: email.optional(), ...names, metadata });

/** Everybody, or those who belong to the organization, or who has this address. */
export function listUsers(context: OperationContext) {
  const { dataset, directory, query } = context;
  const wanted = readInput(listQuery, query);
  const organizationId = wanted.organization_id ?? wanted.organization;
  if (organizationId && !isKnownOrganization(context, organizationId)) {
    throw new WorkosError(
      workosAssumptions.usersOfUnknownOrganizationStatus,
      `Organization not found: '${organizationId}'.`,
    );
  }
  const address = wanted.email?.toLowerCase();
  const users = directory
    .users()
    .filter(({ person }) => !organizationId || dataset.enrolment(person.id))
    .filter(({ person }) => !address || person.email?.toLowerCase() === address);
  return listBody(pageOf(users, wanted, context.unknownCursor), ({ person }) => userView(person));
}

export function getUser({ directory, parameter }: OperationContext) {
  return userView(directory.user(parameter('id')).person);
}

/** A user of the environment; like everybody of the dataset, in the organization from the start. */
export function createUser(context: OperationContext) {
  const { dataset, body, nowNanoseconds } = context;
  const wanted = readInput(createBody, body, 'invalid_request_parameters');
  requireFreeEmail(context, wanted.email, null);
  const id = wanted.external_id ?? newId('user', nowNanoseconds);
  if (dataset.person(id)) {
    throw new WorkosError(400, 'The external ID is used already.', 'external_id_already_used');
  }
  const fields = {
    name: nameOf(wanted, '', null),
    email: wanted.email,
    role: 'user',
    teams: [],
    ...detailsOf(wanted.metadata ?? {}),
  };
  return stored(context, id, fields);
}

/** Changes what the body has; metadata is replaced as a whole. */
export function updateUser(context: OperationContext) {
  const { directory, parameter, body } = context;
  const wanted = readInput(updateBody, body ?? {}, 'invalid_request_parameters');
  const { person } = directory.user(parameter('id'));
  if (wanted.email !== undefined) requireFreeEmail(context, wanted.email, person);
  const { id, createdAt: _created, updatedAt: _updated, ...fields } = person;
  return stored(context, id, {
    ...fields,
    name: nameOf(wanted, fields.name, person),
    ...(wanted.email !== undefined && { email: wanted.email }),
    ...(wanted.metadata !== undefined && detailsOf(wanted.metadata ?? {})),
  });
}

export function deleteUser({ dataset, directory, parameter }: OperationContext): undefined {
  dataset.deletePerson(directory.user(parameter('id')).person.id);
}

function stored({ dataset }: OperationContext, id: string, fields: PersonFields) {
  dataset.upsertPeople(new Map([[id, fields]]));
  const person = dataset.person(id);
  if (!person) throw new Error('a user who was just stored is there');
  return userView(person);
}

function requireFreeEmail({ directory }: OperationContext, email: string, own: Person | null) {
  const address = email.toLowerCase();
  const isTaken = directory
    .users()
    .some(({ person }) => person.email?.toLowerCase() === address && person.id !== own?.id);
  if (!isTaken) return;
  if (own) throw new WorkosError(400, 'This email is not available.', 'email_not_available');
  const message = 'This email is not available.';
  const errors = [{ field: 'email', code: 'email_not_available', message }];
  throw new WorkosError(400, 'Could not create user.', 'user_creation_error', errors);
}

/** The whole name when there is one, or its two parts, of which the one not given stays as it was. */
function nameOf(wanted: z.infer<typeof namesBody>, before: string, person: Person | null): string {
  if (wanted.name !== undefined) return wanted.name ?? '';
  if (wanted.first_name === undefined && wanted.last_name === undefined) return before;
  const known = person ? userView(person) : { first_name: null, last_name: null };
  const first = wanted.first_name === undefined ? known.first_name : wanted.first_name;
  const last = wanted.last_name === undefined ? known.last_name : wanted.last_name;
  return [first, last].filter(Boolean).join(' ');
}

function detailsOf({ phone, ...attributes }: Record<string, string>) {
  return { phone: phone ?? null, attributes };
}
