import { z } from 'zod';
import type { PersonFields } from '../../dataset/dataset.ts';
import type { JsonValue } from '../../dataset/records.ts';
import { streamAssumptions } from './assumptions.ts';
import type { Caller } from './authenticate.ts';
import { readInput } from './input.ts';
import { streamLimits } from './limits.ts';
import type { OperationContext } from './operation.ts';
import { notAllowed, requireUserPermission } from './permissions.ts';
import { doesNotExist, inputError } from './streamError.ts';
import { customOf } from './userFields.ts';
import { fullUser, serverFields } from './userView.ts';

const userFields = z
  .object({
    name: z.string('name must be a string').nullish(),
    role: z.string('role must be a string').min(1, 'role must not be empty').nullish(),
    teams: z.array(z.string('teams must contain strings'), 'teams must be an array').nullish(),
    email: z.string('email must be a string').nullish(),
    phone: z.string('phone must be a string').nullish(),
    custom: z.record(z.string(), z.json(), 'custom must be an object').nullish(),
  })
  .catchall(z.json());
type UserFields = z.infer<typeof userFields>;

const updateBody = z.object({
  users: z.record(z.string(), userFields.extend({ id: z.string('id is a required field') }), {
    error: 'users is a required field',
  }),
});

const partialBody = z.object({
  users: z
    .array(
      z.object({
        id: z.string('id is a required field'),
        set: userFields.default({}),
        unset: z.array(z.string(), 'unset must be an array').default([]),
      }),
      { error: 'users is a required field' },
    )
    .max(streamLimits.usersPerUpdate, tooMany()),
});

/** `UpdateUsers`: creates or replaces; role and teams stay as they are where the request has none. */
export function updateUsers(context: OperationContext) {
  const { dataset, caller, body } = context;
  const users = Object.entries(readInput(updateBody, body).users);
  if (users.length > streamLimits.usersPerUpdate) throw inputError(tooMany());
  const entries = new Map<string, PersonFields>();
  for (const [key, user] of users) {
    if (key !== user.id) throw inputError(`users.${key} has the id ${user.id}`);
    if (!streamAssumptions.userId.test(key)) {
      throw inputError(`user id ${key} may consist of letters, digits, @, _ and - only`);
    }
    requireUserPermission(caller, key, 'UpsertUser');
    const known = dataset.person(key);
    const { id, ...fields } = user;
    entries.set(key, fieldsOf(fields, known?.role ?? 'user', known?.teams ?? []));
  }
  return store(context, entries);
}

/** `UpdateUsersPartial`: sets and unsets single fields of users who are there, of all of them or none. */
export function updateUsersPartial(context: OperationContext) {
  const { dataset, caller, body } = context;
  const entries = new Map<string, PersonFields>();
  for (const { id, set, unset } of readInput(partialBody, body).users) {
    const known = dataset.person(id);
    if (!known) throw doesNotExist(`user with id ${id} doesn't exist`);
    requireUserPermission(caller, id, 'UpdateUser');
    const { custom, ...rest } = set;
    const merged = { name: known.name, ...customOf(known), ...custom, ...rest };
    const kept = Object.entries(merged).filter(([key]) => !unset.includes(key));
    const fields = readInput(userFields, Object.fromEntries(kept));
    entries.set(id, fieldsOf(fields, known.role, known.teams));
  }
  return store(context, entries);
}

function store(context: OperationContext, entries: ReadonlyMap<string, PersonFields>) {
  const { dataset, caller, family } = context;
  for (const [id, fields] of entries) requireNoPromotion(caller, id, fields);
  dataset.upsertPeople(entries);
  const users = dataset.people().filter((person) => entries.has(person.id));
  return {
    users: Object.fromEntries(users.map((user) => [user.id, fullUser(user, family)])),
    membership_deletion_task_id: '',
  };
}

/** A person's own token may change what is said about them, never what they are allowed to do: not even an admin's. */
function requireNoPromotion(caller: Caller, id: string, { role, teams }: PersonFields): void {
  if (caller.kind === 'server' || caller.person.id !== id) return;
  const { person } = caller;
  if (role !== person.role || teams.join() !== person.teams.join()) {
    throw notAllowed(caller, 'UpdateUserRole');
  }
}

/** Sorts a user's fields into those of a person; what is left over becomes attributes. */
function fieldsOf(user: UserFields, role: string, teams: readonly string[]): PersonFields {
  const { custom, ...rest } = user;
  const named = { ...custom, ...rest };
  const { name, email, phone, role: newRole, teams: newTeams, ...other } = named;
  const attributes: Record<string, JsonValue> = {};
  for (const [key, value] of Object.entries(other)) {
    if (key !== 'id' && !serverFields.has(key) && value !== null) attributes[key] = value;
  }
  return {
    name: textOf('name', name) ?? '',
    email: textOf('email', email),
    phone: textOf('phone', phone),
    role: textOf('role', newRole) ?? role,
    teams: Array.isArray(newTeams) ? newTeams.map(String) : teams,
    attributes,
  };
}

/** The field's text, null where there is none; it may have come in by way of `custom`, unchecked. */
function textOf(field: string, value: JsonValue | undefined): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') throw inputError(`${field} must be a string`);
  return value;
}

function tooMany(): string {
  return `users must contain at maximum ${streamLimits.usersPerUpdate} items`;
}
