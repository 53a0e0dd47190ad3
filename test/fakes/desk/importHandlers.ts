import type { Intent } from '#shared/commands/command.ts';
import { fileHandleSchema, type GroupId, groupIdSchema } from '#shared/domain/ids.ts';
import { type ImportId, importIdSchema } from '#shared/domain/importing.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { Handlers } from '../fakeBridge.ts';
import { type FakeTable, readFakeFile } from './fakeImportFile.ts';
import { type FakePlan, planFakeImport } from './fakeImportPlan.ts';
import type { FakeOutbox } from './fakeOutbox.ts';
import { pageOf } from './groupHandlers.ts';
import { uuid } from './organisation.ts';
import type { Scenario } from './scenario.ts';

interface FakeImport {
  importId: ImportId;
  fileName: string;
  pieces: Uint8Array[];
  table: FakeTable | null;
  plan: FakePlan | null;
  plans: number;
}

/** Lists taken in, in memory: one at a time, by the last reading and the last plan, as the host does. */
export function importHandlers(
  outbox: FakeOutbox,
  { isOnlooker }: Scenario,
  edited: (groupIds: GroupId[]) => void,
): Handlers {
  let made = 0;
  let current: FakeImport | null = null;
  const importOf = (importId: ImportId): FakeImport => {
    if (current?.importId === importId) return current;
    throw new MusterError('notFound', 'This list is no longer here. Choose the file again.');
  };
  const planOf = (importId: ImportId): FakePlan => {
    const { plan } = importOf(importId);
    if (plan === null) throw new MusterError('invalidRequest', 'The list was not looked up yet.');
    return plan;
  };
  return {
    'imports.begin': ({ fileName }) => {
      made += 1;
      const importId = importIdSchema.parse(uuid(9, made));
      current = { importId, fileName, pieces: [], table: null, plan: null, plans: 0 };
      return { importId };
    },
    'imports.receive': ({ importId, data }) => {
      const { pieces } = importOf(importId);
      pieces.push(Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0)));
      return { received: pieces.reduce((sum, { length }) => sum + length, 0) };
    },
    'imports.read': ({ importId, reading, rows }) => {
      const file = importOf(importId);
      file.table = readFakeFile(file.fileName, joined(file.pieces), reading);
      const { rows: all, ...table } = file.table;
      return {
        ...table,
        rows: all.slice(0, rows).map(({ cells }) => cells),
        total: all.length,
        mappingFrom: /remembered/.test(file.fileName) ? 'remembered' : 'guessed',
      };
    },
    'imports.plan': ({ importId, wish }) => {
      const file = importOf(importId);
      if (file.table === null)
        throw new MusterError('invalidRequest', 'The file was not read yet.');
      file.plan = planFakeImport(file.table, wish, outbox, isOnlooker);
      file.plans += 1;
      return { ...file.plan.summary, plan: file.plans };
    },
    'imports.groups': ({ importId, limit, cursor }) =>
      pageOf(
        planOf(importId).groups.map(({ group }) => group),
        limit,
        cursor,
      ),
    'imports.members': ({ importId, group, part, limit, cursor }) =>
      pageOf(planOf(importId).groups[group]?.[part] ?? [], limit, cursor),
    'imports.people': ({ importId, outcome, limit, cursor }) =>
      pageOf(
        planOf(importId).people.filter((person) => person.outcome === outcome),
        limit,
        cursor,
      ),
    'imports.unusable': ({ importId, limit, cursor }) =>
      pageOf(planOf(importId).unusable, limit, cursor),
    'imports.saveUnusable': () => ({
      target: fileHandleSchema.parse(uuid(5, 2)),
      fileName: 'Lines not used.csv',
    }),
    'imports.apply': ({ importId, plan }) => {
      if (plan !== importOf(importId).plans) {
        throw new MusterError('conflict', 'Another plan was made since. Look at it again.');
      }
      const { groups } = planOf(importId);
      const done = groups.filter(({ group }) => !group.isLeftOut && group.refusal === null);
      let peopleMade = 0;
      const wishes = done.flatMap(({ group, adds, removes }) => {
        const members = adds.map(({ personId, name, email, isAdmin }) => {
          if (personId !== null) return { personId, isAdmin };
          peopleMade += 1;
          return { personId: outbox.createPerson({ name, email, phone: null }).personId, isAdmin };
        });
        made += 1;
        const groupId = group.groupId ?? groupIdSchema.parse(uuid(8, 5000 + made));
        const intents: Intent[] =
          group.groupId === null
            ? [{ name: 'createGroup', args: { name: group.name, description: null, members } }]
            : [
                {
                  name: 'removeMembers',
                  args: { personIds: removes.flatMap(({ personId }) => personId ?? []) },
                },
                { name: 'addMembers', args: { members } },
              ];
        return intents.map((intent) => ({ groupId, intent }));
      });
      const receipt = outbox.edit(wishes);
      current = null;
      edited(wishes.map(({ groupId }) => groupId));
      return {
        ...receipt,
        groupsMade: done.filter(({ group }) => group.groupId === null).length,
        peopleMade,
        adds: done.reduce((sum, { adds }) => sum + adds.length, 0),
        removes: done.reduce((sum, { removes }) => sum + removes.length, 0),
      };
    },
    'imports.discard': ({ importId }) => {
      if (current?.importId === importId) current = null;
      return {};
    },
  };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const piece of pieces) {
    all.set(piece, offset);
    offset += piece.length;
  }
  return all;
}
