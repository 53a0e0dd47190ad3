import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { needsOf } from '#electron/roster/exportDocument.ts';
import { ImportFile } from '#electron/roster/importing/importFile.ts';
import { importKeys } from '#electron/store/matching/importKeys.ts';
import { openImportReader } from '#electron/store/openImportReader.ts';
import { openReadOnly } from '#electron/store/openReadOnly.ts';
import { openStore } from '#electron/store/openStore.ts';
import type { Store } from '#electron/store/store.ts';
import type { RemoteGroup, RemotePerson } from '#electron/sync/ports/remote.ts';
import { capabilitiesByProvider } from '#shared/domain/capabilities.ts';
import type { ExportRequest } from '#shared/domain/exporting.ts';
import {
  type ImportField,
  type ImportTarget,
  importReadingSchema,
  importWishSchema,
} from '#shared/domain/importing.ts';
import { at, everything, remoteGroup, remotePerson } from '#test/support/storeSeed.ts';
import { fileOf } from './exportScene.ts';
import { hostileText } from './hostileTexts.ts';

export interface Server {
  people: RemotePerson[];
  groups: RemoteGroup[];
}

/**
 * A name that names: a letter at the end, so that it is not one of the signs for “nothing”. Two in “Last, First” are what
 * taking in turns round (“Ada Lee”), so other commas are left to the cells' own test.
 */
const personName = fc.oneof(
  { weight: 6, arbitrary: hostileText.map((text) => `${text.replaceAll(/[,，]/g, '')}k`) },
  { weight: 1, arbitrary: fc.constantFrom('Lee, Ada', 'Ada Lee', 'O’Neil', "'t Hooft") },
);
/** What may stand before the @ (RFC 5321, 4.1.2, and letters of every country). */
const beforeAt = fc.constantFrom(
  ...[
    'ada',
    'Ada.Lee',
    '+tag',
    '=sum',
    '-x',
    "o'neil",
    'a&b',
    'sales/eu',
    'what?',
    'x!',
    '#1',
    '{x}',
    'a=b',
  ],
  ...['jürgen', '山田', 'x_y', 'a*b', '100%', '~x', 'a^b', '`x', 'a|b', '$x'],
);
const phone = fc.option(fc.constantFrom('+44 20 7946 0101', '+442079460101', '020 7946-0101'));

const anyPeople = fc
  .array(fc.record({ name: personName, before: beforeAt, phone }), { minLength: 1, maxLength: 7 })
  .map((some) =>
    some.map(
      ({ name, before, phone: number }, index): RemotePerson => ({
        ...remotePerson(`key${index}`, name),
        email: `${before}${index}@example.org`,
        phone: number,
      }),
    ),
  );

/** A server with everything in it: groups whose names differ in what people see of them. */
export const anyServer: fc.Arbitrary<Server> = anyPeople.chain((people) => {
  const members = fc
    .subarray(people.map(({ memberKey }) => memberKey))
    .chain((keys) =>
      fc
        .array(fc.boolean(), { minLength: keys.length, maxLength: keys.length })
        .map((admins) => keys.map((key, index) => (admins[index] === true ? `${key}*` : key))),
    );
  const group = fc.record({ name: hostileText, members });
  return fc.array(group, { minLength: 1, maxLength: 4 }).map((groups) => ({
    people,
    // The number keeps them apart; of two that look the same nobody could say which is meant.
    groups: groups.map(({ name, members: those }, index) =>
      remoteGroup(`group${index}`, those, { name: `${name}k${index}` }),
    ),
  }));
});

/** A store of its own; `close` removes it. */
export function makeStore(): { store: Store; file: string; close(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'muster-groups-'));
  const file = join(folder, 'muster.db');
  const store = openStore({ now: () => Date.UTC(2026, 0, 1), file });
  return {
    store,
    file,
    close() {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The file of a request, made of what a store holds. */
export async function exportFrom(storeFile: string, request: ExportRequest): Promise<Buffer> {
  const reader = openReadOnly(storeFile);
  try {
    return await fileOf(reader.readExport(request.source, needsOf(request)), request);
  } finally {
    reader.close();
  }
}

/**
 * Takes a file in as somebody does who knows everybody: whoever is not there is made, also where somebody there has the
 * same name or one like it, and another address.
 */
export async function takeInto(
  { store, file: storeFile }: { store: Store; file: string },
  bytes: Buffer,
  wish: { sheet?: string; target?: ImportTarget; fields?: ImportField[] } = {},
): Promise<void> {
  const file = new ImportFile(openImportReader, importKeys);
  file.receive({ offset: 0, data: bytes.toString('base64') });
  const reading = importReadingSchema.parse({ sheet: wish.sheet ?? null });
  const { mapping } = await file.read({ reading, rows: 1, storeFile });
  const here = { storeFile, storeVersion: 0, capabilities: capabilitiesByProvider.stream };
  const wanted = {
    mapping: wish.fields === undefined ? mapping : { shape: 'matrix', fields: wish.fields },
    target: wish.target ?? null,
    createGroups: true,
    createPeople: true,
  };
  file.plan({ ...here, wish: importWishSchema.parse(wanted) });
  const choices = (['ambiguous', 'matched'] as const).flatMap((outcome) =>
    file
      .people({ outcome, storeFile, ...everything })
      .items.map(({ person, email, candidates }) => {
        const same = candidates.find((candidate) => candidate.email === email);
        const choice = same === undefined ? { kind: 'new' } : { kind: 'person', personId: same.id };
        return { person, choice };
      }),
  );
  const plan = file.plan({ ...here, wish: importWishSchema.parse({ ...wanted, choices }) });
  if (plan.refusal !== null || plan.groups.refused > 0) throw new Error(`Refused: ${plan.refusal}`);
  const edit = file.edit({ ...here, plan: plan.plan });
  if (edit === null) throw new Error('The same file gave another plan.');
  store.commitEdit({ ...edit, at: at(1) });
}

export interface Member {
  name: string;
  email: string | null;
  phone: string | null;
  isAdmin: boolean;
}

/** Who is in which group, in order of the addresses. */
export function rostersOf(store: Store): { name: string; members: Member[] }[] {
  return store.listGroups({ ...everything, search: '' }).items.map(({ id, name }) => ({
    name,
    members: store
      .queryRoster({ groupId: id, filter: '', sort: [], ...everything })
      .items.map((row) => ({
        name: row.name,
        email: row.email,
        phone: row.phone,
        isAdmin: row.isAdmin,
      }))
      .sort((one, other) => ((one.email ?? '') < (other.email ?? '') ? -1 : 1)),
  }));
}
