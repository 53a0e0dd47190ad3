import type { GroupFields, SyncMark } from '#shared/domain/group.ts';
import type { GroupId } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import {
  decodeFlag,
  decodeInstant,
  decodeInstantOrNull,
  encodeFlag,
  encodeInstant,
  encodeInstantOrNull,
} from '../codecs.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import type { Flag, RowId } from '../schema/columns.ts';
import { fold } from '../text/fold.ts';

export interface GroupRow {
  id: RowId;
  uid: GroupId;
  remoteId: string | null;
  isPresent: boolean;
  /** The last ones when the group is not present. */
  fields: GroupFields;
  createdAt: Instant | null;
  updatedAt: Instant | null;
  /** When it or its people last changed, as far as known. */
  changedAt: Instant | null;
  /** When it was first read, or made here. */
  firstSeenAt: Instant;
  memberCount: number;
  syncMark: SyncMark;
  /** '' where the server names nobody, null where it was never asked. */
  createdBy: string | null;
}

export interface GroupView {
  isPresent: boolean;
  fields: GroupFields;
  memberCount: number;
  syncMark: SyncMark;
}

export interface GroupRows {
  byUid(uid: GroupId): GroupRow | null;
  byId(id: RowId): GroupRow | null;
  byRemoteId(remoteId: string): GroupRow | null;
  /** A group that is not present yet. */
  insert(group: {
    uid: GroupId;
    remoteId: string | null;
    fields: GroupFields;
    firstSeenAt: Instant;
  }): GroupRow;
  writeView(id: RowId, view: GroupView): void;
  setRemoteId(id: RowId, remoteId: string | null): void;
  setServerTimes(id: RowId, createdAt: Instant | null, updatedAt: Instant | null): void;
  /** Keeps the later of the two. */
  setChanged(id: RowId, at: Instant): void;
  setCreatedBy(id: RowId, createdBy: string): void;
  countPresent(): number;
  /** Names of present groups that fold to this key. */
  namesLike(nameKey: string): { uid: GroupId; name: string }[];
  presentUids(): GroupId[];
}

export function createGroupRows(queries: QueryRunner): GroupRows {
  const byUid = queries.prepare((p: { uid: GroupId }, db) =>
    db.selectFrom('roster_group').selectAll().where('uid', '=', p.uid),
  );
  const byId = queries.prepare((p: { id: RowId }, db) =>
    db.selectFrom('roster_group').selectAll().where('id', '=', p.id),
  );
  const byRemoteId = queries.prepare((p: { remoteId: string }, db) =>
    db.selectFrom('roster_group').selectAll().where('remote_id', '=', p.remoteId),
  );
  const insert = queries.prepare(
    (
      p: {
        uid: GroupId;
        remoteId: string | null;
        name: string;
        description: string | null;
        nameKey: string;
        firstSeenAt: number;
      },
      db,
    ) =>
      db.insertInto('roster_group').values({
        uid: p.uid,
        remote_id: p.remoteId,
        is_present: 0,
        name: p.name,
        description: p.description,
        name_key: p.nameKey,
        created_at: null,
        updated_at: null,
        member_count: 0,
        sync_mark: 'synced',
        seen_run: 0,
        created_by: null,
        changed_at: null,
        first_seen_at: p.firstSeenAt,
      }),
  );
  const writeView = queries.prepare(
    (
      p: {
        id: RowId;
        isPresent: Flag;
        name: string;
        description: string | null;
        nameKey: string;
        memberCount: number;
        syncMark: SyncMark;
      },
      db,
    ) =>
      db
        .updateTable('roster_group')
        .set({
          is_present: p.isPresent,
          name: p.name,
          description: p.description,
          name_key: p.nameKey,
          member_count: p.memberCount,
          sync_mark: p.syncMark,
        })
        .where('id', '=', p.id),
  );
  const setRemoteId = queries.prepare((p: { id: RowId; remoteId: string | null }, db) =>
    db.updateTable('roster_group').set({ remote_id: p.remoteId }).where('id', '=', p.id),
  );
  const setServerTimes = queries.prepare(
    (p: { id: RowId; createdAt: number | null; updatedAt: number | null }, db) =>
      db
        .updateTable('roster_group')
        .set({ created_at: p.createdAt, updated_at: p.updatedAt })
        .where('id', '=', p.id),
  );
  const setChanged = queries.prepare((p: { id: RowId; at: number }, db) =>
    db
      .updateTable('roster_group')
      .set({ changed_at: p.at })
      .where('id', '=', p.id)
      .where((eb) => eb.or([eb('changed_at', 'is', null), eb('changed_at', '<', p.at)])),
  );
  const setCreatedBy = queries.prepare((p: { id: RowId; createdBy: string }, db) =>
    db.updateTable('roster_group').set({ created_by: p.createdBy }).where('id', '=', p.id),
  );
  const countPresent = queries.prepare((_: Record<never, never>, db) =>
    db
      .selectFrom('roster_group')
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .where('is_present', '=', 1),
  );
  const namesLike = queries.prepare((p: { nameKey: string }, db) =>
    db
      .selectFrom('roster_group')
      .select(['uid', 'name'])
      .where('name_key', '=', p.nameKey)
      .where('is_present', '=', 1)
      .orderBy('id'),
  );

  const presentUids = queries.prepare((_: Record<never, never>, db) =>
    db.selectFrom('roster_group').select('uid').where('is_present', '=', 1).orderBy('id'),
  );

  return {
    byUid(uid) {
      const row = byUid.get({ uid });
      return row === undefined ? null : decode(row);
    },
    byId(id) {
      const row = byId.get({ id });
      return row === undefined ? null : decode(row);
    },
    byRemoteId(remoteId) {
      const row = byRemoteId.get({ remoteId });
      return row === undefined ? null : decode(row);
    },
    insert({ uid, remoteId, fields, firstSeenAt }) {
      const { lastInsertRowid } = insert.run({
        uid,
        remoteId,
        nameKey: fold(fields.name),
        firstSeenAt: encodeInstant(firstSeenAt),
        ...fields,
      });
      return {
        id: Number(lastInsertRowid),
        uid,
        remoteId,
        isPresent: false,
        fields,
        createdAt: null,
        updatedAt: null,
        changedAt: null,
        firstSeenAt,
        memberCount: 0,
        syncMark: 'synced',
        createdBy: null,
      };
    },
    writeView(id, { isPresent, fields, memberCount, syncMark }) {
      writeView.run({
        id,
        isPresent: encodeFlag(isPresent),
        name: fields.name,
        description: fields.description,
        nameKey: fold(fields.name),
        memberCount,
        syncMark,
      });
    },
    setRemoteId(id, remoteId) {
      setRemoteId.run({ id, remoteId });
    },
    setServerTimes(id, createdAt, updatedAt) {
      setServerTimes.run({
        id,
        createdAt: encodeInstantOrNull(createdAt),
        updatedAt: encodeInstantOrNull(updatedAt),
      });
    },
    setChanged(id, at) {
      setChanged.run({ id, at: encodeInstant(at) });
    },
    setCreatedBy(id, createdBy) {
      setCreatedBy.run({ id, createdBy });
    },
    countPresent: () => countPresent.get({})?.total ?? 0,
    namesLike: (nameKey) => namesLike.all({ nameKey }),
    presentUids: () => presentUids.all({}).map(({ uid }) => uid),
  };
}

function decode(row: {
  id: RowId;
  uid: GroupId;
  remote_id: string | null;
  is_present: Flag;
  name: string;
  description: string | null;
  created_at: number | null;
  updated_at: number | null;
  member_count: number;
  sync_mark: SyncMark;
  created_by: string | null;
  changed_at: number | null;
  first_seen_at: number;
}): GroupRow {
  return {
    id: row.id,
    uid: row.uid,
    remoteId: row.remote_id,
    isPresent: decodeFlag(row.is_present),
    fields: { name: row.name, description: row.description },
    createdAt: decodeInstantOrNull(row.created_at),
    updatedAt: decodeInstantOrNull(row.updated_at),
    changedAt: decodeInstantOrNull(row.changed_at),
    firstSeenAt: decodeInstant(row.first_seen_at),
    memberCount: row.member_count,
    syncMark: row.sync_mark,
    createdBy: row.created_by,
  };
}
