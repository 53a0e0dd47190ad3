import { type SqlBool, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { type PersonId, personIdSchema } from '#shared/domain/ids.ts';
import type { PersonStatus } from '#shared/domain/person.ts';
import { decodeTexts } from '../codecs.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import type { RowId } from '../schema/columns.ts';
import { personText } from '../text/personText.ts';

export interface PersonRow {
  id: RowId;
  uid: PersonId;
  name: string;
  email: string | null;
  phone: string | null;
  otherEmails: string;
  status: PersonStatus;
  attributes: string;
}

export interface PersonTexts {
  id: RowId;
  /** Folded, as `text/personText.ts` writes it. */
  searchText: string;
}

export interface PersonFields {
  name: string;
  email: string | null;
  phone: string | null;
  /** JSON array of texts. */
  otherEmails: string;
  status: PersonStatus;
  /** JSON object of texts. */
  attributes: string;
}

export interface NamedPerson {
  uid: PersonId;
  name: string;
}

export interface PersonRows {
  rowOf(uid: PersonId): RowId | null;
  /** Those of them who are here. */
  rowsOf(uids: readonly PersonId[]): { id: RowId; uid: PersonId }[];
  byMemberKey(memberKey: string): PersonRow | null;
  /** Somebody here whom no server's key is known for. */
  keyless(uid: PersonId): RowId | null;
  /** Everybody whose texts hold this folded word of three characters or more, but for those who are gone. */
  holding(word: string): PersonRow[];
  /** What everybody is found by, those who are gone included; by name. 100,000: 40 ms. */
  texts(): PersonTexts[];
  /** Those whom the server does not list any more. */
  gone(): ReadonlySet<RowId>;
  uidsOf(ids: readonly RowId[]): { id: RowId; uid: PersonId }[];
  ofIds(ids: readonly RowId[]): (PersonRow & PersonTexts)[];
  /** Only the ids: asked once per membership of every pull. */
  idsOf(memberKey: string): { id: RowId; uid: PersonId } | null;
  insert(memberKey: string, fields: PersonFields): { id: RowId; uid: PersonId };
  /** Somebody made here: the server has no key for them yet. */
  insertNew(uid: PersonId, fields: PersonFields): RowId;
  update(id: RowId, fields: PersonFields): void;
  setMemberKey(id: RowId, memberKey: string): void;
  remove(id: RowId): void;
  markSeen(id: RowId, run: number): void;
  /** Marks everybody that run did not see, and whom the server has listed or made before, as gone, and returns them. */
  markGone(run: number): NamedPerson[];
  /** Marks one as gone, and returns them; null for somebody unknown, or gone already. */
  markOneGone(memberKey: string): NamedPerson | null;
  memberKeyOf(uid: PersonId): string | null;
  nameOf(uid: PersonId): string | null;
}

export function createPersonRows(queries: QueryRunner): PersonRows {
  const byUid = queries.prepare((p: { uid: PersonId }, db) =>
    db.selectFrom('person').select(['id', 'member_key', 'name']).where('uid', '=', p.uid),
  );
  const rowsOf = queries.prepare((p: { uids: string }, db) =>
    db
      .selectFrom('person')
      .select(['id', 'uid'])
      .where(sql<SqlBool>`uid IN (SELECT value FROM json_each(${p.uids}))`),
  );
  const byMemberKey = queries.prepare((p: { memberKey: string }, db) =>
    db.selectFrom('person').select(columnsOfRow).where('member_key', '=', p.memberKey),
  );
  const holding = queries.prepare((p: { match: string }, db) =>
    db
      .selectFrom('person')
      .select(columnsOfRow)
      .where('status', '<>', 'gone')
      .where(
        sql<SqlBool>`id IN (SELECT rowid FROM person_search WHERE person_search MATCH ${p.match})`,
      ),
  );
  const texts = queries.prepare((_: Record<never, never>, db) =>
    // Held whole by the index, which is a third of the table.
    db.selectFrom('person').select(['id', 'search_text as searchText']).orderBy('search_text'),
  );
  const gone = queries.prepare((_: Record<never, never>, db) =>
    db.selectFrom('person').select('id').where('status', '=', 'gone'),
  );
  const ofIds = queries.prepare((p: { ids: string }, db) =>
    db
      .selectFrom('person')
      .select([...columnsOfRow, 'search_text as searchText'])
      .where(sql<SqlBool>`id IN (SELECT value FROM json_each(${p.ids}))`),
  );
  const uidsOf = queries.prepare((p: { ids: string }, db) =>
    db
      .selectFrom('person')
      .select(['id', 'uid'])
      .where(sql<SqlBool>`id IN (SELECT value FROM json_each(${p.ids}))`),
  );
  const idsOf = queries.prepare((p: { memberKey: string }, db) =>
    db.selectFrom('person').select(['id', 'uid']).where('member_key', '=', p.memberKey),
  );
  const insert = queries.prepare((p: Columns & { uid: PersonId; memberKey: string | null }, db) =>
    db.insertInto('person').values({
      uid: p.uid,
      member_key: p.memberKey,
      name: p.name,
      email: p.email,
      phone: p.phone,
      other_emails: p.otherEmails,
      status: p.status,
      attributes: p.attributes,
      search_text: p.searchText,
    }),
  );
  const update = queries.prepare((p: Columns & { id: RowId }, db) =>
    db
      .updateTable('person')
      .set({
        name: p.name,
        email: p.email,
        phone: p.phone,
        other_emails: p.otherEmails,
        status: p.status,
        attributes: p.attributes,
        search_text: p.searchText,
      })
      .where('id', '=', p.id),
  );
  const setMemberKey = queries.prepare((p: { id: RowId; memberKey: string }, db) =>
    db.updateTable('person').set({ member_key: p.memberKey }).where('id', '=', p.id),
  );
  const forgetSeen = queries.prepare((p: { id: RowId }, db) =>
    db.deleteFrom('person_seen').where('person_id', '=', p.id),
  );
  const remove = queries.prepare((p: { id: RowId }, db) =>
    db.deleteFrom('person').where('id', '=', p.id),
  );
  const markSeen = queries.prepare((p: { id: RowId; run: number }, db) =>
    db
      .insertInto('person_seen')
      .values({ person_id: p.id, run: p.run })
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ run: p.run })),
  );
  const markGone = queries.prepare((p: { run: number }, db) =>
    db
      .updateTable('person')
      .set({ status: 'gone' })
      .where('status', 'in', ['active', 'inactive'])
      .where('member_key', 'is not', null)
      .where('id', 'not in', (eb) =>
        eb.selectFrom('person_seen').select('person_id').where('run', '>=', p.run),
      )
      .returning(['uid', 'name']),
  );
  const markOneGone = queries.prepare((p: { memberKey: string }, db) =>
    db
      .updateTable('person')
      .set({ status: 'gone' })
      .where('member_key', '=', p.memberKey)
      .where('status', '<>', 'gone')
      .returning(['uid', 'name']),
  );

  return {
    rowOf: (uid) => byUid.get({ uid })?.id ?? null,
    rowsOf: (uids) => rowsOf.all({ uids: JSON.stringify(uids) }),
    byMemberKey: (memberKey) => byMemberKey.get({ memberKey }) ?? null,
    keyless(uid) {
      const row = byUid.get({ uid });
      return row === undefined || row.member_key !== null ? null : row.id;
    },
    holding: (word) => holding.all({ match: `"${word.replaceAll('"', '""')}"` }),
    texts: () => texts.all({}),
    gone: () => new Set(gone.all({}).map(({ id }) => id)),
    uidsOf: (ids) => uidsOf.all({ ids: JSON.stringify(ids) }),
    ofIds: (ids) => ofIds.all({ ids: JSON.stringify(ids) }),
    idsOf: (memberKey) => idsOf.get({ memberKey }) ?? null,
    insert(memberKey, fields) {
      const uid = personIdSchema.parse(uuid());
      const { lastInsertRowid } = insert.run({ uid, memberKey, ...columns(fields) });
      return { id: Number(lastInsertRowid), uid };
    },
    insertNew(uid, fields) {
      const { lastInsertRowid } = insert.run({ uid, memberKey: null, ...columns(fields) });
      return Number(lastInsertRowid);
    },
    update(id, fields) {
      update.run({ id, ...columns(fields) });
    },
    setMemberKey(id, memberKey) {
      setMemberKey.run({ id, memberKey });
    },
    remove(id) {
      forgetSeen.run({ id });
      remove.run({ id });
    },
    markSeen(id, run) {
      markSeen.run({ id, run });
    },
    markGone: (run) => markGone.all({ run }),
    markOneGone: (memberKey) => markOneGone.get({ memberKey }) ?? null,
    memberKeyOf: (uid) => byUid.get({ uid })?.member_key ?? null,
    nameOf: (uid) => byUid.get({ uid })?.name ?? null,
  };
}

const columnsOfRow = [
  'id',
  'uid',
  'name',
  'email',
  'phone',
  'other_emails as otherEmails',
  'status',
  'attributes',
] as const;

type Columns = {
  name: string;
  email: string | null;
  phone: string | null;
  otherEmails: string;
  status: PersonStatus;
  attributes: string;
  searchText: string;
};

function columns(fields: PersonFields): Columns {
  const otherEmails = decodeTexts(fields.otherEmails);
  return { ...fields, searchText: personText({ ...fields, otherEmails }) };
}
