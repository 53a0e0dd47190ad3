import { type SqlBool, sql } from 'kysely';
import type { ExportSource } from '#shared/domain/exporting.ts';
import type { ExportNeeds, ExportReading } from '#shared/domain/exportReading.ts';
import type { GroupId } from '#shared/domain/ids.ts';
import type { PeopleFilter } from '#shared/domain/peopleFilter.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import { countUnsentOfGroups, countUnsentOfPeople } from './countUnsent.ts';
import { type ExportedGroup, findAllGroups, findNamedGroups } from './exportedGroups.ts';
import { createLineDecoder } from './lineColumns.ts';
import { findExportedPeople, readMatrix, readPeople } from './peopleParts.ts';
import { readRoster } from './rosterParts.ts';
import type { Snapshot } from './snapshot.ts';
import { readStays } from './stayPart.ts';

const noNames: ReadonlyMap<GroupId, string> = new Map();

/** Everything a source names, of one moment. Throws MusterError `notFound` for a group that is not there. */
export function readExport(
  snapshot: Snapshot,
  source: ExportSource,
  needs: ExportNeeds,
): ExportReading {
  const { queries } = snapshot;
  const decode = createLineDecoder(queries, needs);
  const ofGroups = (groups: readonly ExportedGroup[]) => ({
    matrix: [],
    groupNames: noNames,
    unsentEdits: countUnsentOfGroups(
      queries,
      groups.map(({ id }) => id),
    ),
  });

  switch (source.kind) {
    case 'group': {
      const hasPast = source.at !== null;
      const groups = findNamedGroups(queries, [source.groupId], { hasPast });
      const parts = groups.map((group) =>
        readRoster(snapshot, { group, wish: source, needs }, decode),
      );
      return { parts, ...ofGroups(groups) };
    }
    case 'groups': {
      const { groupIds, at, sort } = source;
      const groups =
        groupIds === null
          ? findAllGroups(queries, at)
          : findNamedGroups(queries, groupIds, { hasPast: at !== null });
      if (source.arrangement === 'matrix') {
        const matrix = groups.map(({ uid, name }) => ({ id: uid, name }));
        const part = readMatrix(snapshot, { groups, at, sort, needs }, decode);
        return { parts: [part], ...ofGroups(groups), matrix };
      }
      const wish = { at, sort, filter: '', personIds: null };
      const parts = groups.map((group) => readRoster(snapshot, { group, wish, needs }, decode));
      return { parts, ...ofGroups(groups) };
    }
    case 'people': {
      const ids = findExportedPeople(queries, source);
      return {
        parts: [readPeople(snapshot, { ids, needs }, decode)],
        matrix: [],
        groupNames: namesIn(queries, source.filter),
        unsentEdits: countUnsentOfPeople(queries, ids),
      };
    }
    case 'stays': {
      const groups = findNamedGroups(queries, [source.groupId], { hasPast: true });
      const { filter, text } = source;
      const parts = groups.map((group) =>
        readStays(snapshot, { group, filter, text, needs }, decode),
      );
      return { parts, ...ofGroups(groups) };
    }
  }
}

function namesIn(
  queries: QueryRunner,
  { anyOf, allOf, noneOf }: PeopleFilter,
): ReadonlyMap<GroupId, string> {
  const list = JSON.stringify([...anyOf, ...allOf, ...noneOf]);
  const rows = queries.all((db) =>
    db
      .selectFrom('roster_group')
      .select(['uid', 'name'])
      .where(sql<SqlBool>`uid IN (SELECT value FROM json_each(${list}))`),
  );
  return new Map(rows.map(({ uid, name }) => [uid, name]));
}
