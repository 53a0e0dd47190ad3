import Database from 'better-sqlite3';
import type { PersonId } from '#shared/domain/ids.ts';
import type { GroupHere, ImportFacts } from '#shared/domain/importFacts.ts';
import type { ImportMapping } from '#shared/domain/importing.ts';
import { decodeFlag } from './codecs.ts';
import { createQueryRunner } from './database/queryRunner.ts';
import { explaining } from './database/storeErrors.ts';
import { findFilePeople } from './matching/findFilePeople.ts';
import { importKeys } from './matching/importKeys.ts';
import { readTies } from './reading/groupTies.ts';
import { describeMatches } from './reading/searchPeople.ts';
import { createRows } from './repositories/rows.ts';
import type { RowId } from './schema/columns.ts';
import { comparableName } from './text/comparableName.ts';

/** What planning an import asks of the store. Everything is of one moment. */
export interface ImportReader extends ImportFacts {
  /** How a file with these headings was taken in before. */
  rememberedMapping(signature: string): ImportMapping | null;
  close(): void;
}

/**
 * A connection of its own that can write nothing and sees one moment until it is closed. Throws MusterError `fileDenied`
 * or `storeCorrupt`.
 */
export function openImportReader(file: string): ImportReader {
  const database = explaining(
    () => new Database(file, { readonly: true, fileMustExist: true, timeout: 5000 }),
  );
  const queries = createQueryRunner(database);
  const rows = createRows(queries);
  explaining(() => database.exec('BEGIN'));
  const rowIds = (personIds: readonly PersonId[]) => rows.people.rowsOf(personIds);

  return {
    ...importKeys,
    findPeople(wanted) {
      return explaining(() => {
        const found = findFilePeople(queries, rows, wanted);
        const lists = new Set(found.flatMap((one) => (one === null ? [] : [one.ids])));
        const all = new Set<RowId>();
        for (const ids of lists) for (const id of ids) all.add(id);
        const uids = uidsOf([...all]);
        const personIds = new Map(
          [...lists].map((ids) => [ids, ids.flatMap((id) => uids.get(id) ?? [])]),
        );
        return found.map((one) => one && { by: one.by, personIds: personIds.get(one.ids) ?? [] });
      });
    },
    groupsByName() {
      const groups = new Map<string, GroupHere[]>();
      for (const { name, ...group } of explaining(presentGroups)) {
        const key = comparableName(name);
        const others = groups.get(key);
        if (others === undefined) groups.set(key, [{ ...group, name }]);
        else others.push({ ...group, name });
      }
      return groups;
    },
    group(groupId) {
      const row = explaining(() => rows.groups.byUid(groupId));
      return row?.isPresent === true ? { groupId, ...row.fields } : null;
    },
    membersOf(groupId) {
      const row = explaining(() => rows.groups.byUid(groupId));
      if (row === null) return new Map();
      const members = explaining(() =>
        queries.all((db) =>
          db
            .selectFrom('membership as m')
            .innerJoin('person as p', 'p.id', 'm.person_id')
            .select(['p.uid', 'm.is_admin'])
            .where('m.group_id', '=', row.id)
            .where('m.standing', '=', 'open')
            .orderBy('p.search_text')
            .orderBy('p.id'),
        ),
      );
      return new Map(
        members.map(({ uid, is_admin }) => [
          uid,
          { isAdmin: decodeFlag(is_admin), joinedAt: null },
        ]),
      );
    },
    countGroups: () => explaining(() => rows.groups.countPresent()),
    identity: () => explaining(() => rows.identity.read()),
    tiesOf(groupId) {
      return explaining(() => {
        const identity = rows.identity.read();
        const row = rows.groups.byUid(groupId);
        return identity === null || row === null ? null : readTies(rows, identity, row);
      });
    },
    knownPeople(personIds) {
      return explaining(() => {
        const gone = rows.people.gone();
        return new Set(rowIds(personIds).flatMap(({ id, uid }) => (gone.has(id) ? [] : [uid])));
      });
    },
    describe(personIds) {
      return explaining(() => {
        const ids = rowIds(personIds).map(({ id }) => id);
        const described = describeMatches(queries, ids, null);
        return new Map(
          [...described.values()].map(({ isMember: _, ...person }) => [person.id, person]),
        );
      });
    },
    rememberedMapping: (signature) => explaining(() => rows.importMappings.read(signature)),
    close() {
      database.close();
    },
  };

  function presentGroups() {
    return queries.all((db) =>
      db
        .selectFrom('roster_group')
        .select(['uid as groupId', 'name', 'description'])
        .where('is_present', '=', 1)
        .orderBy('id'),
    );
  }

  function uidsOf(ids: readonly RowId[]): Map<RowId, PersonId> {
    return new Map(rows.people.uidsOf(ids).map(({ id, uid }) => [id, uid]));
  }
}
