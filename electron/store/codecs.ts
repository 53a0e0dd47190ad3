import type { Intent } from '#shared/commands/command.ts';
import { parseIntent } from '#shared/commands/registry.ts';
import { type ExportSettings, exportSettingsSchema } from '#shared/domain/exporting.ts';
import { type GroupFields, groupSummarySchema } from '#shared/domain/group.ts';
import { type CommandId, commandIdSchema, type PersonId } from '#shared/domain/ids.ts';
import { type ImportMapping, importMappingSchema } from '#shared/domain/importing.ts';
import { type NewPerson, newPersonRecordSchema } from '#shared/domain/newPerson.ts';
import { type PeopleFilter, peopleFilterSchema } from '#shared/domain/peopleFilter.ts';
import { type Permission, permissionSchema } from '#shared/domain/permissions.ts';
import { attributesSchema, otherEmailsSchema } from '#shared/domain/person.ts';
import { type Instant, instantOf } from '#shared/domain/time.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { Flag, RowId } from './schema/columns.ts';

/*
 * The edge between values and columns. SQLite binds neither booleans nor dates; instants are Unix milliseconds,
 * so that they compare as numbers, and JSON is read back through the schema it was written by.
 */

/** Throws RangeError for text that is no date. */
export function encodeInstant(instant: Instant): number {
  const unixMs = Date.parse(instant);
  if (Number.isNaN(unixMs)) throw new RangeError('Not an instant.');
  return unixMs;
}

export const decodeInstant = instantOf;

export function encodeInstantOrNull(instant: Instant | null): number | null {
  return instant === null ? null : encodeInstant(instant);
}

export function decodeInstantOrNull(unixMs: number | null): Instant | null {
  return unixMs === null ? null : instantOf(unixMs);
}

/** The one spelling of an instant: with milliseconds, so that equal instants are equal strings. */
export function canonicalInstant(instant: Instant): Instant {
  return instantOf(encodeInstant(instant));
}

export function encodeFlag(value: boolean): Flag {
  return value ? 1 : 0;
}

export function decodeFlag(flag: Flag): boolean {
  return flag === 1;
}

/** Throws MusterError `storeCorrupt`: what the file holds is none of our commands. */
export function decodeIntent(name: string, version: number, args: string): Intent {
  return intentOf(
    name,
    version,
    readingStored<unknown>(() => JSON.parse(args)),
  );
}

interface StoredIntent {
  name: string;
  version: number;
  args: unknown;
}

export function encodeIntents(intents: readonly Intent[]): string {
  const stored: StoredIntent[] = intents.map(({ name, args }) => ({ name, version: 1, args }));
  return JSON.stringify(stored);
}

export function decodeIntents(text: string): Intent[] {
  const stored: unknown = readingStored(() => JSON.parse(text));
  if (!Array.isArray(stored)) throw unreadable('intents');
  return stored.map((item: unknown) => {
    if (!isStoredIntent(item)) throw unreadable('intents');
    return intentOf(item.name, item.version, item.args);
  });
}

function intentOf(name: string, version: number, args: unknown): Intent {
  const intent = readingStored(() => parseIntent(name, version, args));
  if (intent === null) throw unreadable(`command ${name}, version ${version}`);
  return intent;
}

function isStoredIntent(item: unknown): item is StoredIntent {
  return (
    typeof item === 'object' &&
    item !== null &&
    'name' in item &&
    typeof item.name === 'string' &&
    'version' in item &&
    typeof item.version === 'number' &&
    'args' in item
  );
}

const fieldsSchema = groupSummarySchema.pick({ name: true, description: true }).partial();

export function decodeBaseFields(text: string): Partial<GroupFields> {
  const { name, description } = readingStored(() => fieldsSchema.parse(JSON.parse(text)));
  return {
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
  };
}

export function decodeTexts(text: string): string[] {
  return readingStored(() => otherEmailsSchema.parse(JSON.parse(text)));
}

/** Row ids that SQLite has put together; nothing else can be in there. */
export function decodeRowIds(text: string): RowId[] {
  return text === '[]' ? [] : text.slice(1, -1).split(',').map(Number);
}

export function decodeAttributes(text: string): Record<string, string> {
  return readingStored(() => attributesSchema.parse(JSON.parse(text)));
}

/** The copy in activity of somebody made here. */
export function decodeNewPerson(args: string): { personId: PersonId; person: NewPerson } {
  const { personId, ...person } = readingStored(() =>
    newPersonRecordSchema.parse(JSON.parse(args)),
  );
  return { personId, person };
}

export function encodeNewPerson(personId: PersonId, person: NewPerson): string {
  return JSON.stringify({ personId, ...person });
}

const commandIdsSchema = commandIdSchema.array();

export function decodeCommandIds(text: string): CommandId[] {
  return readingStored(() => commandIdsSchema.parse(JSON.parse(text)));
}

export function decodePeopleFilter(text: string): PeopleFilter {
  return readingStored(() => peopleFilterSchema.parse(JSON.parse(text)));
}

export function decodeImportMapping(text: string): ImportMapping {
  return readingStored(() => importMappingSchema.parse(JSON.parse(text)));
}

export function decodeExportSettings(text: string): ExportSettings {
  return readingStored(() => exportSettingsSchema.parse(JSON.parse(text)));
}

const permissionsSchema = permissionSchema.array();

export function decodePermissions(text: string): Permission[] {
  return readingStored(() => permissionsSchema.parse(JSON.parse(text)));
}

function readingStored<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw unreadable('stored JSON', { cause: error });
  }
}

function unreadable(what: string, options?: ErrorOptions): MusterError {
  return new MusterError(
    'storeCorrupt',
    'The data file holds something unreadable.',
    { what },
    options,
  );
}
