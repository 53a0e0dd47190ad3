import { ImportFile } from '#electron/roster/importing/importFile.ts';
import { importKeys } from '#electron/store/matching/importKeys.ts';
import { openImportReader } from '#electron/store/openImportReader.ts';
import type { Store } from '#electron/store/store.ts';
import type { RemoteGroup, RemotePerson } from '#electron/sync/ports/remote.ts';
import { type Capabilities, capabilitiesByProvider } from '#shared/domain/capabilities.ts';
import type { ImportPerson, ImportWish } from '#shared/domain/importing.ts';
import { importReadingSchema, importWishSchema } from '#shared/domain/importing.ts';
import { openTestStore } from '#test/support/openTestStore.ts';
import { at, pull, remoteGroup, remotePerson } from '#test/support/storeSeed.ts';

export type WishInput = Partial<Omit<ImportWish, 'mapping'>> & {
  mapping?: ImportWish['mapping'];
  capabilities?: Partial<Capabilities>;
};

const all = { limit: 1000, cursor: null };

/** Ana and Ben in the kitchen (Ana its admin), Cy in the garden, Dora in neither, Eve twice. */
const people: RemotePerson[] = [
  remotePerson('ana', 'Ana Lee'),
  remotePerson('ben', 'Ben Ray'),
  { ...remotePerson('cy', 'Cy Poe'), phone: '+49 761 1234567' },
  remotePerson('dora', 'Dora Maria Smith'),
  remotePerson('eve1', 'Eve Fox'),
  remotePerson('eve2', 'Eve Fox'),
];
const groups: RemoteGroup[] = [
  remoteGroup('Kitchen', ['ana*', 'ben']),
  remoteGroup('Garden', ['cy']),
];

/** A store with people and groups in it, and a file that is planned for it. */
export async function planScene(
  text: string,
  { mapping, capabilities, ...wish }: WishInput = {},
  server: { people?: RemotePerson[]; groups?: RemoteGroup[] } = {},
) {
  const { store, file: storeFile } = openTestStore();
  pull(store, { people: server.people ?? people, groups: server.groups ?? groups });
  const file = new ImportFile(openImportReader, importKeys);
  file.receive({ offset: 0, data: Buffer.from(text).toString('base64') });
  const reading = importReadingSchema.parse({});
  const read = await file.read({ reading, rows: 20, storeFile });
  const here = {
    storeFile,
    storeVersion: 0,
    capabilities: { ...capabilitiesByProvider.stream, ...capabilities },
  };
  let plan = 0;
  const planWith = (changed: Omit<WishInput, 'capabilities'> = {}) => {
    const planned = file.plan({
      ...here,
      wish: importWishSchema.parse({ mapping: mapping ?? read.mapping, ...wish, ...changed }),
    });
    plan = planned.plan;
    return planned;
  };
  const edit = () => file.edit({ ...here, plan });
  const summary = planWith();
  return {
    store,
    file,
    here,
    read,
    summary,
    planWith,
    groups: () => groupLines(file, storeFile),
    peopleOf: (outcome: ImportPerson['outcome']) =>
      file.people({ outcome, storeFile, ...all }).items,
    unusable: () => file.unusable(all).items,
    /** Of the last plan that was asked for. */
    edit,
    /** Commits what was planned, and says who is in which group. */
    apply() {
      const made = edit();
      if (made === null) throw new Error('It came out different.');
      store.commitEdit({ ...made, at: at(1) });
      return rosters(store);
    },
  };
}

/** Each group with what happens to it: `+Ana -Ben *Cy (=2) ?1`. */
function groupLines(file: ImportFile, storeFile: string): string[] {
  return file.groups(all).items.map(({ group, name, groupId, isLeftOut, refusal, undecided }) => {
    const part = (of: 'adds' | 'removes' | 'roles' | 'stays', sign: string) =>
      file
        .members({ group, part: of, storeFile, ...all })
        .items.map((member) => ` ${sign}${member.name}${member.isAdmin ? '*' : ''}`)
        .join('');
    const kind = isLeftOut ? ' left out' : groupId === null ? ' new' : '';
    const why = refusal === null ? '' : ` REFUSED: ${refusal}`;
    const open = undecided === 0 ? '' : ` ?${undecided}`;
    return `${name}${kind}:${part('adds', '+')}${part('removes', '-')}${part('roles', '~')}${part('stays', '=')}${open}${why}`;
  });
}

export function rosters(store: Store): Record<string, string[]> {
  const page = { limit: 1000, cursor: null };
  const listed = store.listGroups({ ...page, search: '' }).items;
  return Object.fromEntries(
    listed.map(({ id, name }) => [
      name,
      store
        .queryRoster({ groupId: id, filter: '', sort: [], ...page })
        .items.map((row) => `${row.name}${row.isAdmin ? '*' : ''}`),
    ]),
  );
}
