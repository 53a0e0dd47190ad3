import { describe, expect, it } from 'vitest';
import type { Store } from '#electron/store/store.ts';
import type { RemotePerson } from '#electron/sync/ports/remote.ts';
import type { EditId, PersonId } from '#shared/domain/ids.ts';
import { openTestStore } from '#test/support/openTestStore.ts';
import {
  at,
  everything,
  groupNamed,
  intents,
  personNamed,
  pull,
  remoteGroup,
  remotePerson,
  rosterNames,
} from '#test/support/storeSeed.ts';
import { readTable } from '#test/support/storeTable.ts';

const xena = { name: 'Xena Ray', email: 'xena@example.org', phone: '+49 761 12' };

function scene() {
  const bench = openTestStore();
  const { store } = bench;
  pull(store, {
    people: ['ana', 'ben'].map((key) => remotePerson(key)),
    groups: [remoteGroup('Kitchen', ['ana']), remoteGroup('Choir')],
  });
  return { bench, store, kitchen: groupNamed(store, 'Kitchen'), choir: groupNamed(store, 'Choir') };
}

const make = (store: Store, person = xena) => store.createPerson(person, at(1));
const changes = (store: Store) => store.listChanges(everything).items;
const only = (store: Store) => {
  const [change] = changes(store);
  if (change === undefined) throw new Error('Nothing waits.');
  return change;
};
const theirs = (personId: PersonId, fields: Partial<RemotePerson> = {}): RemotePerson => ({
  ...remotePerson('key-x', 'Xena Ray'),
  clientId: personId,
  ...fields,
});
function add(store: Store, groupId: ReturnType<typeof groupNamed>, ...people: PersonId[]): EditId {
  const wish = { groupId, intent: intents.add(...people) };
  const { editId } = store.commitEdit({ intents: [wish], at: at(2) });
  if (editId === null) throw new Error('Nothing was to change.');
  return editId;
}

describe('somebody made here', () => {
  it('[P1] is found, listed as a change and counted, and all of it is there after a restart', () => {
    const { bench, store } = scene();
    const { personId, editId, changed } = make(store);
    expect(changed).toBe(1);
    for (const opened of [() => store, () => bench.reopen()]) {
      const open = opened();
      expect(
        open.searchPeople({ text: 'xena ray', forGroupId: null, ...everything }).items,
      ).toEqual([{ ...xena, id: personId, memberKey: null, status: 'active', isMember: false }]);
      expect(changes(open)).toMatchObject([
        {
          editId,
          command: 'createPerson',
          groupId: null,
          newName: 'Xena Ray',
          peopleNames: ['Xena Ray'],
          state: 'queued',
        },
      ]);
      expect(open.counts()).toMatchObject({ waiting: 1, parked: 0 });
      expect(open.newPeopleToPush(at(2))).toMatchObject([{ personId, person: xena, attempts: 0 }]);
    }
  });

  it('comes before the edits of groups in the list of changes, page by page', () => {
    const { store, kitchen } = scene();
    store.commitEdit({
      intents: [{ groupId: kitchen, intent: intents.rename('Mess') }],
      at: at(0),
    });
    make(store);
    make(store, { name: 'Yuri', email: 'y@example.org', phone: '' });
    const first = store.listChanges({ limit: 1, cursor: null });
    const second = store.listChanges({ limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ command }) => command)).toEqual([
      'createPerson',
      'createPerson',
      'updateGroup',
    ]);
    expect([first.total, second.nextCursor]).toEqual([3, null]);
  });

  it('is refused with an e-mail that somebody here has already, in any case and as a further address', () => {
    const { store } = scene();
    pull(store, {
      people: [{ ...remotePerson('ana'), otherEmails: ['ana@home.example'] }, remotePerson('ben')],
    });
    const ana = personNamed(store, 'ana');
    for (const email of ['Ana@Example.org', 'ana@HOME.example']) {
      expect(() => make(store, { ...xena, email })).toThrow(
        expect.objectContaining({
          code: 'conflict',
          details: expect.objectContaining({ personId: ana }),
        }),
      );
    }
    expect(changes(store)).toEqual([]);
    // A longer address that holds hers, and the address of somebody who is gone.
    make(store, { ...xena, email: 'ana@example.org.uk' });
    pull(store, { people: [remotePerson('ana')] });
    make(store, { ...xena, email: 'ben@example.org' });
    expect(changes(store)).toHaveLength(2);
  });

  it('keeps the groups that name them back until they are made or refused, and no others', () => {
    const { store, kitchen, choir } = scene();
    const { personId } = make(store);
    add(store, kitchen, personId);
    add(store, choir, personNamed(store, 'ben'));
    expect(store.lanesToPush(at(3))).toEqual([choir]);
    expect(store.lanesWaitingForPeople()).toEqual(new Set([kitchen]));
    store.changeNewPerson(personId, { state: 'parked', lastFailure: null });
    expect(store.lanesToPush(at(3))).toEqual([kitchen, choir]);
    store.changeNewPerson(personId, { state: 'waiting', nextAttemptAt: at(60) });
    expect(store.lanesToPush(at(3))).toEqual([choir]);
    expect(store.newPeopleToPush(at(59))).toEqual([]);
    expect(store.newPeopleToPush(at(60))).toHaveLength(1);
  });

  it('[P8] is the next attempt when their group waits for less', () => {
    const { store, kitchen } = scene();
    const { personId } = make(store);
    add(store, kitchen, personId);
    store.changeLane(
      kitchen,
      undefined,
      ({ entries }) => ({
        entries: entries.map(({ seq }) => ({ seq, state: 'waiting', nextAttemptAt: at(10) })),
      }),
      at(3),
    );
    expect(store.nextAttemptAt()).toBeNull();
    store.changeNewPerson(personId, { state: 'waiting', nextAttemptAt: at(60) });
    expect(store.nextAttemptAt()).toBe(at(60));
    store.personMade(personId, theirs(personId), at(20));
    expect(store.nextAttemptAt()).toBe(at(10));
  });

  it('[P2] leaves the changes with the transaction that keeps the server’s copy and key', () => {
    const { bench, store, kitchen } = scene();
    const { personId } = make(store);
    add(store, kitchen, personId);
    store.changeNewPerson(personId, { state: 'sending', attempts: 1 });
    const phone = '0761 12';
    store.personMade(personId, theirs(personId, { clientId: null, phone }), at(5));
    expect(changes(store)).toMatchObject([{ command: 'addMembers' }]);
    expect(store.memberKeys([personId]).get(personId)).toBe('key-x');
    expect(store.getPerson(personId)).toMatchObject({ phone, memberKey: 'key-x' });
    expect(store.lanesToPush(at(5))).toEqual([kitchen]);
    expect(
      readTable(bench.file, "SELECT outcome FROM activity WHERE command = 'createPerson'"),
    ).toEqual([{ outcome: 'sent' }]);
  });

  it('[P4] is the person a pull lists with their id, whoever comes first', () => {
    const { store, kitchen } = scene();
    const { personId } = make(store);
    add(store, kitchen, personId);
    pull(store, {
      people: [...['ana', 'ben'].map((key) => remotePerson(key)), theirs(personId)],
    });
    expect(store.memberKeys([personId]).get(personId)).toBe('key-x');
    expect(changes(store)).toMatchObject([{ command: 'addMembers' }]);
    expect(store.searchPeople({ text: '', forGroupId: null, ...everything }).total).toBe(3);
  });

  it('[P3] is not gone because a pull does not list them', () => {
    const { store } = scene();
    const { personId } = make(store);
    pull(store, { people: [remotePerson('ana')] });
    expect(store.getPerson(personId)?.status).toBe('active');
    expect(store.getPerson(personNamed(store, 'ben'))?.status).toBe('gone');
  });

  it('[P3] is not gone when made during a pull that has passed their place in the list', () => {
    const { store } = scene();
    const { personId } = make(store);
    const { cursor } = store.beginPull('people');
    const page = { unreadable: [], at: at(3) };
    const first = { people: [remotePerson('ana')], expectedCursor: cursor, nextCursor: 'more' };
    store.applyPeoplePage({ ...page, ...first });
    store.personMade(personId, theirs(personId), at(4));
    const last = { people: [remotePerson('ben')], expectedCursor: 'more', nextCursor: null };
    store.applyPeoplePage({ ...page, ...last });
    store.finishPeoplePull(at(5));
    expect(store.getPerson(personId)?.status).toBe('active');
  });

  it('[P4] [I1] and whom a pull has met under their key are one, with the stays and edits of both', () => {
    const { bench, store, kitchen, choir } = scene();
    const { personId } = make(store);
    add(store, kitchen, personId);
    // Her answer was lost; the list does not tell our id, and somebody put her into both groups there.
    pull(store, {
      people: [
        ...['ana', 'ben'].map((key) => remotePerson(key)),
        theirs(personId, { clientId: null }),
      ],
      groups: [remoteGroup('Kitchen', ['ana', 'key-x']), remoteGroup('Choir', ['key-x'])],
    });
    const found = store.searchPeople({ text: 'xena', forGroupId: null, ...everything }).items;
    const twin = found.find(({ memberKey }) => memberKey === 'key-x')!.id;
    expect(twin).not.toBe(personId);
    store.commitEdit({ intents: [{ groupId: choir, intent: intents.take(twin) }], at: at(6) });
    store.personMade(personId, theirs(personId), at(7));

    expect(store.getPerson(twin)).toBeNull();
    expect(rosterNames(store, kitchen)).toEqual(['ana', 'Xena Ray']);
    expect(rosterNames(store, choir)).toEqual([]);
    expect(store.getGroup(kitchen)?.memberCount).toBe(2);
    const [lane] = [store.readLane(choir)];
    expect(lane?.base?.members.has(personId)).toBe(true);
    expect(lane?.entries).toMatchObject([{ command: { args: { personIds: [personId] } } }]);
    expect(store.searchPeople({ text: '', forGroupId: null, ...everything }).total).toBe(3);
    expect(readTable(bench.file, 'PRAGMA foreign_key_check')).toEqual([]);
  });

  it('is named by what activity said of them before they were known', () => {
    const { store, kitchen } = scene();
    const { personId } = make(store);
    const group = remoteGroup('Kitchen', ['ana', 'key-x']);
    pull(store, { people: [remotePerson('ana')], groups: [group] });
    const joined = () => store.listActivity({ groupId: kitchen, ...everything }).items[0]?.joined;
    expect(joined()).toEqual({ count: 1, names: ['key-x'] });
    store.personMade(personId, theirs(personId), at(9));
    expect(joined()).toEqual({ count: 1, names: ['Xena Ray'] });
  });

  it('once made takes along the edits that were parked only for want of their key', () => {
    const { store, kitchen } = scene();
    const { personId } = make(store);
    add(store, kitchen, personId);
    const failure = { status: null, serverMessage: null, serverCode: null };
    const park = (kind: string) =>
      store.changeLane(
        kitchen,
        undefined,
        ({ entries }) => ({
          entries: entries.map(({ seq }) => ({
            seq,
            state: 'parked',
            lastFailure: { kind, ...failure },
          })),
        }),
        at(3),
      );
    park('noMemberKey');
    expect(store.getGroup(kitchen)?.syncMark).toBe('attention');
    store.personMade(personId, theirs(personId), at(5));
    expect(changes(store)).toMatchObject([{ state: 'queued', failureKind: null }]);
    expect(store.getGroup(kitchen)?.syncMark).toBe('waiting');
  });

  it('being made when the process ends is asked for again', () => {
    const { store } = scene();
    const { personId } = make(store);
    store.changeNewPerson(personId, { state: 'sending', attempts: 1 });
    expect(store.newPeopleToPush(at(9))).toEqual([]);
    expect(store.recoverSending()).toBe(1);
    expect(store.newPeopleToPush(at(9))).toMatchObject([{ personId, attempts: 1 }]);
  });
});

describe('taking the making of a person back', () => {
  it('undo takes them away while nothing was sent, redo makes them again under the same id', () => {
    const { store, kitchen } = scene();
    const { personId, editId } = make(store);
    const added = add(store, kitchen, personId);
    expect(() => store.undoEdit(editId!, at(3))).toThrow(
      expect.objectContaining({ code: 'cannotUndo', details: { dependsOn: added } }),
    );
    store.undoEdit(added, at(4));
    expect(store.undoEdit(editId!, at(5))).toEqual({ editId: null, changed: 1 });
    expect(store.getPerson(personId)).toBeNull();
    expect(changes(store)).toEqual([]);
    expect(() => store.undoEdit(editId!, at(6))).toThrow('undone already');
    // What named them cannot be made again before they are.
    expect(() => store.redoEdit(added, at(6))).toThrow(
      expect.objectContaining({ code: 'notFound' }),
    );

    const again = store.redoEdit(editId!, at(7));
    expect(again).toMatchObject({ changed: 1 });
    expect(store.getPerson(personId)).toMatchObject(xena);
    expect(() => store.redoEdit(editId!, at(8))).toThrow('made again already');
    store.redoEdit(added, at(9));
    expect(rosterNames(store, kitchen)).toEqual(['ana', 'Xena Ray']);
  });

  it('undo is refused as soon as the server may have them', () => {
    const { store } = scene();
    const { personId, editId } = make(store);
    const refused = () =>
      expect(() => store.undoEdit(editId!, at(9))).toThrow(
        'Muster cannot delete people on the server.',
      );
    store.changeNewPerson(personId, { state: 'sending', attempts: 1 });
    refused();
    store.changeNewPerson(personId, { state: 'queued' });
    refused();
    store.personMade(personId, theirs(personId), at(5));
    refused();
    expect(store.getPerson(personId)).not.toBeNull();
  });

  it('redo asks whether people may be made, and whether the e-mail is still free', () => {
    const { store } = scene();
    const { editId } = make(store);
    store.undoEdit(editId!, at(3));
    const forbid = () => {
      throw new Error('forbidden');
    };
    expect(() => store.redoEdit(editId!, at(4), undefined, forbid)).toThrow('forbidden');
    make(store);
    expect(() => store.redoEdit(editId!, at(5))).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    );
  });

  it('[P2] discarding keeps a copy in activity, and is refused while unsent edits name them', () => {
    const { bench, store, kitchen } = scene();
    const { personId } = make(store);
    const id = only(store).id;
    const added = add(store, kitchen, personId);
    expect(() => store.discardChange(id, at(3))).toThrow(
      expect.objectContaining({
        code: 'conflict',
        details: { personId, editIds: [added] },
        message: expect.stringContaining('Kitchen'),
      }),
    );
    store.undoEdit(added, at(4));
    store.discardChange(id, at(5));
    expect(store.getPerson(personId)).toBeNull();
    expect(store.counts()).toMatchObject({ waiting: 0, parked: 0 });
    const [kept] = readTable(
      bench.file,
      "SELECT args, outcome FROM activity WHERE command = 'createPerson'",
    );
    expect(JSON.parse(String(kept?.args))).toEqual({ ...xena, personId });
    expect(kept?.outcome).toBe('discarded');
    expect(() => store.discardChange(id, at(6))).toThrow(
      expect.objectContaining({ code: 'notFound' }),
    );
  });

  it('retry puts somebody refused back in the queue', () => {
    const { store } = scene();
    const { personId } = make(store);
    const lastFailure = { kind: 'http', status: 422, serverMessage: 'No.', serverCode: null };
    store.changeNewPerson(personId, { state: 'parked', lastFailure });
    expect(store.counts()).toMatchObject({ waiting: 0, parked: 1 });
    expect(only(store)).toMatchObject({ state: 'parked', serverMessage: 'No.', serverStatus: 422 });
    store.retryChange(only(store).id, at(4));
    expect(only(store)).toMatchObject({ state: 'queued', serverMessage: null });
    expect(store.newPeopleToPush(at(4))).toHaveLength(1);
  });
});

describe('getPerson', () => {
  it('tells further addresses, attributes and the groups now and before, also of somebody gone', () => {
    const { store, kitchen, choir } = scene();
    const ana = personNamed(store, 'ana');
    const attributes = { team: 'north' };
    const otherEmails = ['ana@home.example', 'a.ruiz@work.example'];
    pull(
      store,
      {
        people: [{ ...remotePerson('ana'), otherEmails, attributes }],
        groups: [remoteGroup('Kitchen'), remoteGroup('Choir', ['ana*'], {}, at(5))],
      },
      { at: at(9) },
    );
    expect(store.getPerson(ana)).toEqual({
      id: ana,
      memberKey: 'ana',
      name: 'ana',
      email: 'ana@example.org',
      phone: null,
      status: 'active',
      otherEmails,
      attributes,
      groups: [
        {
          groupId: choir,
          name: 'Choir',
          isAdmin: true,
          joinedAt: at(5),
          leftAt: null,
          datesFrom: 'server',
          leftFrom: null,
          syncMark: 'synced',
        },
        {
          groupId: kitchen,
          name: 'Kitchen',
          isAdmin: false,
          joinedAt: at(-1000),
          leftAt: at(9),
          datesFrom: 'server',
          leftFrom: 'observed',
          syncMark: 'synced',
        },
      ],
    });
    const found = store.searchPeople({ text: 'ruiz@work', forGroupId: null, ...everything });
    expect(found.items.map(({ id }) => id)).toEqual([ana]);
    pull(store, { people: [remotePerson('ben')] });
    expect(store.getPerson(ana)).toMatchObject({ status: 'gone', groups: [{}, {}] });
  });

  it('tells of nobody where there is nobody', () => {
    const { store } = scene();
    expect(store.getPerson(groupNamed(store, 'Kitchen') as unknown as PersonId)).toBeNull();
  });
});
