import type { GroupId } from '#shared/domain/ids.ts';
import { groupIdSchema } from '#shared/domain/ids.ts';
import type { RosterOrder, RosterRow } from '#shared/domain/roster.ts';
import { tableLayoutSchema } from '#shared/domain/tableLayout.ts';
import { type Instant, instantOf } from '#shared/domain/time.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { MusterEvent } from '#shared/ipc/events.ts';
import type { Handlers } from '../fakeBridge.ts';
import type { FakeOutbox } from './fakeOutbox.ts';
import { attributesOf } from './fakePeople.ts';
import { collator, contains, rosterOf, sortRoster } from './fakeRoster.ts';
import { pageOf, summaryOf } from './groupHandlers.ts';
import { lookedAt, uuid } from './organisation.ts';
import type { Scenario } from './scenario.ts';

const dayMs = 24 * 3_600_000;

interface RosterQuestion {
  groupId: GroupId;
  filter: string;
  sort: RosterOrder;
  attributes: string[];
}

/** Rosters of now and of the past with their attributes, sorted groups and the look of tables, from memory. */
export function rosterHandlers(
  outbox: FakeOutbox,
  { isOnlooker }: Scenario,
  edited: (groupIds: GroupId[]) => void,
  emit: (event: MusterEvent) => void,
): Handlers {
  let layout = tableLayoutSchema.parse({});
  let copies = 0;
  // A roster of 100,000 is asked for in twenty pages, and must not be sorted for each.
  let sorted: { key: string; rows: RosterRow[] } | null = null;
  const rowsOf = (question: RosterQuestion, at: Instant | null): RosterRow[] => {
    const { groupId, filter, sort } = question;
    const key = JSON.stringify([
      question,
      at,
      outbox.pending.length,
      outbox.group(groupId)?.members.size,
    ]);
    if (sorted?.key === key) return sorted.rows;
    const now = rosterOf(outbox, groupId, filter, []).map((row) => ({
      ...row,
      attributes: pick(attributesOf(row), question.attributes),
    }));
    const then =
      at === null
        ? now
        : [
            ...now.filter(({ joinedAt }) => wasThere(joinedAt, at)),
            ...leaversOf(outbox, groupId, at),
          ];
    sorted = { key, rows: sortRoster(then, sort) };
    return sorted.rows;
  };
  return {
    'groups.list': ({ search, sort, limit, cursor }) => {
      const groups = outbox
        .groupIds()
        .map((id) => summaryOf(outbox, id, isOnlooker))
        .filter((group) => group !== null && contains(group.name, search))
        .filter((group) => group !== null);
      groups.sort((one, other) => {
        if (sort === 'size') return other.memberCount - one.memberCount;
        if (sort === 'changed') return (other.changedAt ?? '').localeCompare(one.changedAt ?? '');
        return collator.compare(one.name, other.name);
      });
      return pageOf(groups, limit, cursor);
    },
    'groups.duplicate': ({ groupId, name }) => {
      const group = outbox.group(groupId);
      if (group === null) throw new MusterError('notFound', 'This group is no longer here.');
      copies += 1;
      const copyId = groupIdSchema.parse(uuid(8, 500 + copies));
      const members = [...group.members].map(([personId, { isAdmin }]) => ({ personId, isAdmin }));
      const { description } = group.fields;
      const receipt = outbox.edit([
        { groupId: copyId, intent: { name: 'createGroup', args: { name, description, members } } },
      ]);
      edited([copyId]);
      return { ...receipt, groupId: copyId };
    },
    'members.copy': ({ toGroupIds, personIds }) => {
      const members = personIds.map((personId) => ({ personId, isAdmin: false }));
      const receipt = outbox.edit(
        toGroupIds.map((groupId) => ({
          groupId,
          intent: { name: 'addMembers' as const, args: { members } },
        })),
      );
      edited(toGroupIds);
      return receipt;
    },
    'roster.query': ({ limit, cursor, ...question }) =>
      pageOf(rowsOf(question, null), limit, cursor),
    'roster.asOf': ({ limit, cursor, at, ...question }) => {
      const rows = rowsOf(question, at);
      return {
        ...pageOf(rows, limit, cursor),
        knownSince: instantOf(lookedAt - 300 * dayMs),
        undated: rows.filter(({ joinedAt }) => joinedAt === null).length,
      };
    },
    'layout.get': () => layout,
    'layout.set': (change) => {
      layout = { ...layout, ...change };
      emit({ event: 'layout.changed', payload: layout });
      return layout;
    },
  };
}

function pick(
  attributes: Record<string, string>,
  names: readonly string[],
): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => names.includes(name)));
}

function wasThere(joinedAt: Instant | null, at: Instant): boolean {
  return joinedAt === null || joinedAt <= at;
}

/** Two who were there until a hundred days ago. */
function leaversOf(outbox: FakeOutbox, groupId: GroupId, at: Instant): RosterRow[] {
  const leftAt = instantOf(lookedAt - 100 * dayMs);
  if (at >= leftAt) return [];
  const members = outbox.group(groupId)?.members;
  return [...outbox.organisation.people.values()]
    .filter(({ id }) => members?.has(id) !== true)
    .slice(0, 2)
    .map((person) => ({
      ...person,
      isAdmin: false,
      joinedAt: instantOf(lookedAt - 600 * dayMs),
      leftAt,
      datesFrom: 'server' as const,
      syncMark: 'synced' as const,
      attributes: {},
    }));
}
