import type { RosterMoment, RosterRow } from '#shared/domain/roster.ts';
import type { Stay, StaysFilter } from '#shared/domain/stay.ts';
import { instantOf } from '#shared/domain/time.ts';
import type { Handlers } from '../fakeBridge.ts';
import type { FakeOutbox } from './fakeOutbox.ts';
import { collator, contains } from './fakeRoster.ts';
import { staysOf } from './fakeStays.ts';
import { pageOf } from './groupHandlers.ts';
import { lookedAt } from './organisation.ts';

/** The past of groups, and two rosters side by side, worked out from the stays. */
export function historyHandlers(outbox: FakeOutbox): Handlers {
  return {
    'members.history': ({ groupId, filter, text, limit, cursor }) => {
      const stays = staysOf(outbox, groupId);
      const present = new Set(
        stays.filter(({ leftAt }) => leftAt === null).map(({ person }) => person.id),
      );
      const found = stays.filter(
        (stay) => isWanted(stay, filter, present.has(stay.person.id)) && hasText(stay.person, text),
      );
      return pageOf(found, limit, cursor);
    },
    'roster.sizes': ({ groupId }) => {
      const stays = staysOf(outbox, groupId);
      const steps = stays.flatMap(({ joinedAt, leftAt }) => [
        ...(joinedAt === null ? [] : [{ at: joinedAt, by: 1 }]),
        ...(leftAt === null ? [] : [{ at: leftAt, by: -1 }]),
      ]);
      const undated = stays.filter(({ joinedAt }) => joinedAt === null).length;
      let size = undated;
      const sizes = steps
        .sort((one, other) => (one.at < other.at ? -1 : 1))
        .map(({ at, by }) => {
          size += by;
          return { at, size };
        });
      const knownSince = undated > 0 ? instantOf(lookedAt - 90 * 24 * 3_600_000) : null;
      return { sizes, knownSince, undated };
    },
    'roster.compare': ({ first, second, part, filter, limit, cursor }) => {
      const [inFirst, inSecond] = [rosterAt(outbox, first), rosterAt(outbox, second)];
      const parts = {
        onlyFirst: [...inFirst.values()].filter(({ id }) => !inSecond.has(id)),
        onlySecond: [...inSecond.values()].filter(({ id }) => !inFirst.has(id)),
        both: [...inFirst.values()].filter(({ id }) => inSecond.has(id)),
      };
      const rows = parts[part]
        .filter((person) => hasText(person, filter))
        .sort((one, other) => collator.compare(one.name, other.name));
      return {
        ...pageOf(rows, limit, cursor),
        counts: {
          onlyFirst: parts.onlyFirst.length,
          onlySecond: parts.onlySecond.length,
          both: parts.both.length,
        },
      };
    },
  };
}

function isWanted(stay: Stay, filter: StaysFilter, isPresent: boolean): boolean {
  const { joinedAt, leftAt } = stay;
  switch (filter.kind) {
    case 'ever':
      return true;
    case 'current':
      return leftAt === null;
    case 'former':
      return !isPresent;
    case 'joined':
      return joinedAt !== null && joinedAt >= filter.from && joinedAt <= filter.to;
    case 'left':
      return leftAt !== null && leftAt >= filter.from && leftAt <= filter.to;
  }
}

function hasText(person: Pick<Stay['person'], 'name' | 'email' | 'phone'>, text: string): boolean {
  return [person.name, person.email, person.phone].some((field) => contains(field, text));
}

function rosterAt(outbox: FakeOutbox, { groupId, at }: RosterMoment): Map<string, RosterRow> {
  const rows = new Map<string, RosterRow>();
  for (const stay of staysAt(staysOf(outbox, groupId), at)) {
    const { person, isAdmin, joinedAt, leftAt, datesFrom } = stay;
    rows.set(person.id, {
      ...person,
      isAdmin,
      joinedAt,
      leftAt,
      datesFrom,
      syncMark: 'synced',
      attributes: {},
    });
  }
  return rows;
}

function staysAt(stays: readonly Stay[], at: RosterMoment['at']): Stay[] {
  if (at === null) return stays.filter(({ leftAt }) => leftAt === null);
  return stays.filter(
    ({ joinedAt, leftAt }) =>
      (joinedAt === null || joinedAt <= at) && (leftAt === null || leftAt > at),
  );
}
