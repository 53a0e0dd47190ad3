import { describe, expect, it } from 'vitest';
import {
  at,
  everything,
  intents,
  personNamed,
  pull,
  remoteGroup,
  remotePerson,
  rosterNames,
} from '#test/support/storeSeed.ts';
import { readTable } from '#test/support/storeTable.ts';
import { add, changes, make, scene, theirs, xena } from './newPeopleScene.ts';

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
