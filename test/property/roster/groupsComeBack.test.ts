import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTable } from '#electron/roster/importing/reading/readTable.ts';
import {
  type ExportRequest,
  exportRequestSchema,
  type GroupsArrangement,
} from '#shared/domain/exporting.ts';
import { type ImportField, importReadingSchema } from '#shared/domain/importing.ts';
import { pull } from '#test/support/storeSeed.ts';
import {
  anyServer,
  exportFrom,
  type Member,
  makeStore,
  rostersOf,
  type Server,
  takeInto,
} from './groupScene.ts';
import { throughCsv, throughWorkbook } from './readBack.ts';

const runs = Number(process.env.MUSTER_PROPERTY_RUNS ?? 40);

type Roster = ReturnType<typeof rostersOf>[number];

const ofPerson = ['name', 'email', 'phone'];
const requestOf = (arrangement: GroupsArrangement, output: object): ExportRequest =>
  exportRequestSchema.parse({
    source: { kind: 'groups', groupIds: null, arrangement },
    columns: [...ofPerson, ...(arrangement === 'matrix' ? [] : ['role'])].map((field) => ({
      field,
    })),
    output,
  });

/** Makes a store of what a server has, sends it out and into an empty store, and compares the two. */
async function comeBack(
  server: Server,
  way: {
    through(text: string): string;
    hasEmptyGroups: boolean;
    send(from: string, into: ReturnType<typeof makeStore>, groups: Roster[]): Promise<void>;
  },
): Promise<void> {
  const [source, target] = [makeStore(), makeStore()];
  try {
    pull(source.store, server);
    const sent = rostersOf(source.store);
    await way.send(source.file, target, sent);
    const wanted = sent
      .filter(({ members }) => way.hasEmptyGroups || members.length > 0)
      .map(({ name, members }) => ({
        name: way.through(name),
        members: members.map((member) => asMade(member, way.through)),
      }));
    expect(inOrder(rostersOf(target.store))).toEqual(inOrder(wanted));
  } finally {
    source.close();
    target.close();
  }
}

/** Somebody who is made of a line: the name on one line, and “Lee, Ada” the way people are called. */
function asMade({ name, ...rest }: Member, through: (text: string) => string): Member {
  const shown = through(name).replace(/\s+/g, ' ').trim();
  return { ...rest, name: shown === 'Lee, Ada' ? 'Ada Lee' : shown };
}

const inOrder = (rosters: readonly Roster[]) =>
  rosters.toSorted((one, other) => (one.name < other.name ? -1 : 1));

const files = [
  ['a workbook', { format: 'xlsx' }, throughWorkbook],
  ['CSV', { format: 'csv', separator: ';' }, throughCsv],
] as const;

describe('several groups come back whole, with everybody and their roles,', () => {
  it.each(files)(
    'as one list in %s',
    async (_, output, through) => {
      await fc.assert(
        fc.asyncProperty(anyServer, (server) =>
          comeBack(server, {
            through,
            hasEmptyGroups: false,
            async send(from, into, groups) {
              if (groups.every(({ members }) => members.length === 0)) return;
              await takeInto(into, await exportFrom(from, requestOf('column', output)));
            },
          }),
        ),
        { numRuns: runs },
      );
    },
    600_000,
  );

  it.each(files)(
    'as a matrix in %s, groups without anybody as well',
    async (_, output, through) => {
      await fc.assert(
        fc.asyncProperty(anyServer, (server) =>
          comeBack(server, {
            through,
            hasEmptyGroups: server.groups.some(({ members }) => members.length > 0),
            async send(from, into, groups) {
              if (groups.every(({ members }) => members.length === 0)) return;
              const fields: ImportField[] = [
                ...(['name', 'email', 'phone'] as const),
                ...groups.map(() => 'mark' as const),
              ];
              await takeInto(into, await exportFrom(from, requestOf('matrix', output)), { fields });
            },
          }),
        ),
        { numRuns: runs },
      );
    },
    600_000,
  );

  it('as a sheet each, taken in one after the other', async () => {
    await fc.assert(
      fc.asyncProperty(anyServer, (server) =>
        comeBack(server, {
          through: throughWorkbook,
          hasEmptyGroups: false,
          async send(from, into, groups) {
            const bytes = await exportFrom(from, requestOf('sheets', { format: 'xlsx' }));
            const { sheets } = await readTable(bytes, importReadingSchema.parse({}));
            expect(sheets).toHaveLength(groups.length + 1);
            for (const [index, { name, members }] of groups.entries()) {
              const sheet = sheets[index] ?? '';
              // The sheet's name is cut to 31 letters; the group is called as the user says.
              const target = { kind: 'new' as const, name: throughWorkbook(name) };
              if (members.length > 0) await takeInto(into, bytes, { sheet, target });
            }
          },
        }),
      ),
      { numRuns: runs },
    );
  }, 600_000);
});
