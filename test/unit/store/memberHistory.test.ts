import { describe, expect, it } from 'vitest';
import type { Store } from '#electron/store/store.ts';
import type { StoreChange } from '#electron/store/workspaceStore.ts';
import type { RemoteGroup, RemoteStay } from '#electron/sync/ports/remote.ts';
import type { DecideLane } from '#electron/sync/ports/store.ts';
import type { GroupId } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import { openTestStore } from '#test/support/openTestStore.ts';
import {
  at,
  everything,
  groupNamed,
  intents,
  newGroupId,
  personNamed,
  pull,
  remoteGroup,
  remotePerson,
  takeRemote,
} from '#test/support/storeSeed.ts';
import { readTable } from '#test/support/storeTable.ts';

const people = ['Ana', 'Ben', 'Cem'].map((name) => remotePerson(name));
const stay = (memberKey: string, joinedAt: Instant | null, leftAt: Instant): RemoteStay => ({
  memberKey,
  joinedAt,
  leftAt,
});

/** A group as a server with a history tells it. */
function kitchen(
  members: Readonly<Record<string, Instant | null>>,
  history?: readonly RemoteStay[],
): RemoteGroup {
  return {
    ...remoteGroup('Kitchen'),
    members: Object.entries(members).map(([memberKey, joinedAt]) => ({
      memberKey,
      isAdmin: false,
      joinedAt,
    })),
    ...(history !== undefined && { history }),
  };
}

function clock(instant: Instant | null): string {
  if (instant === null) return '…';
  return String((Date.parse(instant) - Date.parse(at(0))) / 1000);
}

/** `Ana 1s–5o`: joined at second 1 by the server's date, left at 5 as observed. */
function history(store: Store, groupId: GroupId): string[] {
  return (store.listStays({ groupId, ...everything })?.items ?? []).map(
    ({ person, joinedAt, datesFrom, leftAt, leftFrom }) => {
      const end = leftAt === null ? '' : `${clock(leftAt)}${leftFrom?.[0] ?? ''}`;
      return `${person.name} ${clock(joinedAt)}${datesFrom[0]}–${end}`;
    },
  );
}

/** A store that has seen the group once, at second 2. */
function seen(first: RemoteGroup) {
  const bench = openTestStore();
  pull(bench.store, { people, groups: [first] }, { at: at(2) });
  const kitchenId = groupNamed(bench.store, 'Kitchen');
  const look = (group: RemoteGroup | null, second: number, decide: DecideLane = takeRemote) => {
    bench.store.changeLane(kitchenId, group, decide, at(second));
    return history(bench.store, kitchenId);
  };
  return { bench, store: bench.store, kitchenId, look };
}

const settleAll: DecideLane = ({ entries }, remote) =>
  remote === undefined ? {} : { base: remote, settled: entries.map(({ seq }) => seq) };

describe('a server that keeps the history of memberships', () => {
  it('fills the history with the first pull, what happened last first', () => {
    const { store, kitchenId } = seen(
      kitchen({ Ana: at(1) }, [stay('Ben', at(-9), at(-5)), stay('Ana', at(-20), at(-10))]),
    );
    expect(history(store, kitchenId)).toEqual(['Ana 1s–', 'Ben -9s–-5s', 'Ana -20s–-10s']);
  });

  it('tells when somebody left: its date, not the moment it was noticed', () => {
    const { look } = seen(kitchen({ Ana: at(1), Ben: at(1) }));
    expect(look(kitchen({ Ana: at(1) }, [stay('Ben', at(1), at(40))]), 60)).toEqual([
      'Ben 1s–40s',
      'Ana 1s–',
    ]);
  });

  it('tells the stays of somebody who left and came back between two looks', () => {
    const { look } = seen(kitchen({ Ana: at(1) }));
    const gone = [stay('Ana', at(1), at(20)), stay('Ana', at(25), at(30))];
    expect(look(kitchen({ Ana: at(50) }, gone), 60)).toEqual([
      'Ana 50s–',
      'Ana 25s–30s',
      'Ana 1s–20s',
    ]);
  });

  it('gives its date to an end that was observed before it told it, and none is destroyed', () => {
    const { look } = seen(kitchen({ Ana: at(1), Ben: at(1) }));
    expect(look(kitchen({}), 60)).toEqual(['Ben 1s–60o', 'Ana 1s–60o']);
    const told = kitchen({}, [stay('Ana', at(1), at(40))]);
    expect(look(told, 70)).toEqual(['Ben 1s–60o', 'Ana 1s–40s']);
    // It does not tell it any more, or has not been asked.
    expect(look(kitchen({}, []), 80)).toEqual(['Ben 1s–60o', 'Ana 1s–40s']);
    expect(look(kitchen({}), 90)).toEqual(['Ben 1s–60o', 'Ana 1s–40s']);
  });

  it('dates a removal made here by the server as soon as it has it', () => {
    const { store, kitchenId, look } = seen(kitchen({ Ana: at(1), Ben: at(1) }));
    store.commitEdit({
      intents: [{ groupId: kitchenId, intent: intents.take(personNamed(store, 'Ana')) }],
      at: at(10),
    });
    expect(history(store, kitchenId)).toEqual(['Ana 1s–10e', 'Ben 1s–']);
    const back = kitchen({ Ben: at(1) }, [stay('Ana', at(1), at(14))]);
    expect(look(back, 15, settleAll)).toEqual(['Ana 1s–14s', 'Ben 1s–']);
  });

  it('leaves intervals of unsent edits alone', () => {
    const { store, kitchenId, look } = seen(kitchen({ Ana: at(1), Ben: at(1) }));
    const [ana, cem] = [personNamed(store, 'Ana'), personNamed(store, 'Cem')];
    store.commitEdit({
      intents: [
        { groupId: kitchenId, intent: intents.take(ana) },
        { groupId: kitchenId, intent: intents.add(cem) },
      ],
      at: at(10),
    });
    const before = store.groupState(kitchenId);
    // Told in the same breath as the member list that still has her: the two came in different moments.
    const told = kitchen({ Ana: at(1), Ben: at(1) }, [
      stay('Ana', at(1), at(12)),
      stay('Cem', at(3), at(13)),
    ]);
    expect(look(told, 15)).toEqual(['Cem 3s–13s', 'Cem 10e–', 'Ana 1s–10e', 'Ben 1s–']);
    expect(store.groupState(kitchenId)).toEqual(before);
    const lane = store.readLane(kitchenId);
    expect(lane?.entries).toHaveLength(2);
    expect([...(lane?.base?.members.keys() ?? [])]).toContain(ana);
  });

  it('leaves a stay that is told and still shown as a membership to the next look', () => {
    const { look } = seen(kitchen({ Ana: at(1) }));
    const told = [stay('Ana', at(1), at(40))];
    expect(look(kitchen({ Ana: at(1) }, told), 41)).toEqual(['Ana 1s–']);
    expect(look(kitchen({}, told), 60)).toEqual(['Ana 1s–40s']);
  });

  it('keeps whoever is missing from an incomplete member list, and their stay as it is [P6]', () => {
    const { look } = seen(kitchen({ Ana: at(1), Ben: at(1) }));
    const half = { ...kitchen({ Ben: at(1) }, [stay('Ana', at(1), at(40))]) };
    expect(look({ ...half, hasUnreadableMembers: true }, 60)).toEqual(['Ben 1s–', 'Ana 1s–']);
  });

  it('brings people whom nobody has listed, until somebody does', () => {
    const { store, kitchenId, look } = seen(kitchen({}, [stay('k7', at(-9), at(-5))]));
    expect(history(store, kitchenId)).toEqual(['k7 -9s–-5s']);
    const [first] = store.listStays({ groupId: kitchenId, ...everything })?.items ?? [];
    expect(first?.person).toMatchObject({ status: 'unknown', memberKey: 'k7' });
    pull(store, { people: [...people, remotePerson('k7', 'Kim')] }, { at: at(70) });
    expect(look(kitchen({}, [stay('k7', at(-9), at(-5))]), 80)).toEqual(['Kim -9s–-5s']);
  });

  it('takes no harm from garbage, repetition and disorder', () => {
    const { look } = seen(kitchen({ Ana: at(1) }));
    const garbage = [
      stay('Ben', at(9), at(5)),
      stay('Ben', at(3), 'whenever' as Instant),
      stay('', at(3), at(4)),
      stay('Ben', at(-30), at(-20)),
      stay('Ben', at(-30), at(-20)),
      stay('Ben', at(-29), at(-21)),
    ];
    const told = ['Ana 1s–', 'Ben -30s–-20s', 'Ben -29s–-21s'];
    const shown = look(kitchen({ Ana: at(1) }, garbage), 60);
    expect(shown.filter((line) => !line.startsWith(' '))).toEqual(told);
    expect(look(kitchen({ Ana: at(1) }, [...garbage].reverse()), 70)).toEqual(shown);
  });

  it('writes nothing and tells nobody when the same is told again', () => {
    const many = Array.from({ length: 300 }, (_, n) =>
      stay(`past ${n % 100}`, at(-1000 - n), at(-990 - n)),
    );
    const group = kitchen({ Ana: at(1) }, [...many, stay('Ben', null, at(-3))]);
    const { bench, store, look } = seen(group);
    const rows = () => readTable(bench.file, 'SELECT * FROM membership ORDER BY id');
    const before = rows();
    expect(before).toHaveLength(302);
    const changes: StoreChange[] = [];
    store.onChange((change) => changes.push(change));
    look(group, 60);
    look(kitchen({ Ana: at(1) }, [...(group.history ?? [])].reverse()), 70);
    expect(rows()).toEqual(before);
    expect(changes).toEqual([]);
  });

  it('says that a group has changed when only its history has', () => {
    const { store, kitchenId, look } = seen(kitchen({ Ana: at(1) }));
    const changes: StoreChange[] = [];
    store.onChange((change) => changes.push(change));
    look(kitchen({ Ana: at(1) }, [stay('Ben', at(-9), at(-5))]), 60);
    expect(changes).toEqual([{ groupIds: [kitchenId], people: false, changes: false }]);
  });

  it('comes with a group made here that a pull has met first', () => {
    const { store } = openTestStore();
    pull(store, { people, groups: [] }, { at: at(2) });
    const groupId = newGroupId();
    const intent = intents.create('Kitchen', [personNamed(store, 'Ana')]);
    store.commitEdit({ intents: [{ groupId, intent }], at: at(3) });
    const told = kitchen({ Ana: at(5) }, [stay('Ben', at(5), at(6))]);
    // The pull takes our group for another one; then the push learns its id.
    pull(store, { groups: [told] }, { at: at(7) });
    store.changeLane(groupId, undefined, () => ({ remoteId: 'Kitchen' }), at(8));
    expect(history(store, groupId)).toEqual(['Ben 5s–6s', 'Ana 3e–']);
    store.changeLane(groupId, told, settleAll, at(9));
    expect(history(store, groupId)).toEqual(['Ben 5s–6s', 'Ana 5s–']);
  });
});

/** What is known of those who have left is what was observed here. */
describe.each([
  { title: 'a server without any dates', joined: () => null, from: 'o' },
  { title: 'a server that dates memberships and forgets them', joined: at, from: 's' },
])('$title', ({ joined, from }) => {
  const dated = (second: number) => (joined(second) === null ? '…o' : `${second}s`);

  it('leaves the end of a stay to what is observed here, once and for all', () => {
    const { look } = seen(kitchen({ Ana: joined(1), Ben: joined(1) }));
    const without = kitchen({ Ben: joined(1) });
    const shown = [`Ana ${dated(1)}–60o`, `Ben ${dated(1)}–`];
    expect(look(without, 60)).toEqual(shown);
    expect(look(without, 70)).toEqual(shown);
    expect(look(without, 80)).toEqual(shown);
  });

  it('opens a new stay for somebody who comes back, and keeps the old one', () => {
    const { look } = seen(kitchen({ Ana: joined(1) }));
    look(kitchen({}), 60);
    const back = kitchen({ Ana: joined(65) });
    const shown = [`Ana ${from === 's' ? '65s' : '70o'}–`, `Ana ${dated(1)}–60o`];
    expect(look(back, 70)).toEqual(shown);
    expect(look(back, 80)).toEqual(shown);
    expect(look(kitchen({}), 90)).toEqual([`Ana ${from === 's' ? '65s' : '70o'}–90o`, shown[1]]);
  });

  it('closes every stay with a deleted group, whose history can still be read', () => {
    const { store, kitchenId, look } = seen(kitchen({ Ana: joined(1), Ben: joined(1) }));
    look(kitchen({ Ana: joined(1) }), 50);
    const shown = [`Ana ${dated(1)}–60o`, `Ben ${dated(1)}–50o`];
    expect(look(null, 60)).toEqual(shown);
    expect(store.getGroup(kitchenId)).toBeNull();
    pull(store, { groups: [] }, { at: at(70) });
    pull(store, { groups: [] }, { at: at(80) });
    expect(history(store, kitchenId)).toEqual(shown);
  });

  it('keeps somebody in the history who is not listed there any more', () => {
    const { store, kitchenId, look } = seen(kitchen({ Ana: joined(1), Ben: joined(1) }));
    const left = people.filter(({ memberKey }) => memberKey !== 'Ana');
    const groups = [kitchen({ Ben: joined(1) })];
    pull(store, { people: left, groups }, { at: at(60) });
    const shown = [`Ana ${dated(1)}–60o`, `Ben ${dated(1)}–`];
    expect(history(store, kitchenId)).toEqual(shown);
    const [first] = store.listStays({ groupId: kitchenId, ...everything })?.items ?? [];
    expect(first?.person.status).toBe('gone');
    pull(store, { people: left, groups }, { at: at(70) });
    expect(look(kitchen({ Ben: joined(1) }), 80)).toEqual(shown);
  });
});

describe('listStays', () => {
  it('gives pages in order, and nothing of other groups', () => {
    const { store } = openTestStore();
    const groups = [
      kitchen({ Ana: at(1) }, [stay('Ben', at(-9), at(-5)), stay('Cem', at(-9), at(-6))]),
      remoteGroup('Choir', ['Ana', 'Ben']),
    ];
    pull(store, { people, groups }, { at: at(2) });
    const groupId = groupNamed(store, 'Kitchen');
    const first = store.listStays({ groupId, limit: 2, cursor: null });
    expect(first?.items.map(({ person }) => person.name)).toEqual(['Ana', 'Ben']);
    expect(first?.total).toBe(3);
    const second = store.listStays({ groupId, limit: 2, cursor: first?.nextCursor ?? '' });
    expect(second?.items.map(({ person }) => person.name)).toEqual(['Cem']);
    expect(second?.nextCursor).toBeNull();
    expect(store.listStays({ groupId: newGroupId(), ...everything })).toBeNull();
  });

  it('puts people without any date last', () => {
    const { look } = seen(kitchen({ Ana: null, Ben: at(1) }));
    expect(look(kitchen({ Ana: null, Ben: at(1) }), 60)).toEqual(['Ben 1s–', 'Ana …o–']);
  });
});
