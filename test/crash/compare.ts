import type { SandboxState } from '#electron/sandbox/server/sandboxState.ts';
import type { GroupState } from '#shared/domain/group.ts';
import { readTable } from '#test/support/storeTable.ts';
import type { History } from './history.ts';
import type { Inspection } from './inspection.ts';
import { firstMembers, madePrefix, ours } from './roster.ts';

/** A group as far as the edits under test alone decide about it. */
interface OurPart {
  name: string;
  description: string | null;
  members: string[];
}

/**
 * [P1] [P2] Nobody contradicts the edits, so the screen shows what they come to, at any time: whatever of them is sent,
 * acknowledged, read back or still waiting.
 */
export function compareScreen(history: History, inspection: Inspection): string[] {
  const shown = new Map(inspection.groups.map(({ groupId, state }) => [groupId, state]));
  return [...history.wishes(inspection)].flatMap(([groupId, wish]) => {
    const state = shown.get(groupId) ?? null;
    const is = state && ourPart({ ...state, members: Object.entries(state.members) });
    return differences(`screen, ${groupId}`, wishOf(wish, inspection), is);
  });
}

/** [P2] [P4] The same of the server, when all is sent; and it holds no group that nobody made. */
export function compareServer(
  history: History,
  inspection: Inspection,
  server: SandboxState,
): string[] {
  const remoteIds = new Map(inspection.groups.map(({ groupId, remoteId }) => [groupId, remoteId]));
  return [...history.wishes(inspection)].flatMap(([groupId, wish]) => {
    const group = server.groups.find(({ id }) => id === remoteIds.get(groupId));
    const is =
      group === undefined
        ? null
        : ourPart({
            name: group.name,
            description: group.description || null,
            members: group.members.map(({ personId, isAdmin }) => [personId, isAdmin]),
          });
    return differences(`server, ${groupId}`, wishOf(wish, inspection), is);
  });
}

/** Store and server hold the same, others' work included. */
export function compareCopies(inspection: Inspection, server: SandboxState): string[] {
  const here = inspection.groups.flatMap(({ remoteId, state }) =>
    state === null
      ? []
      : [JSON.stringify([remoteId, state.name, state.description, state.members])],
  );
  const there = server.groups.map(({ id, name, description, members }) => {
    const flags = members.map(({ personId, isAdmin }) => [personId, isAdmin] as const);
    return JSON.stringify([id, name, description || null, Object.fromEntries(flags.sort())]);
  });
  return [
    ...here.filter((group) => !there.includes(group)).map((group) => `only here: ${group}`),
    ...there.filter((group) => !here.includes(group)).map((group) => `only there: ${group}`),
  ];
}

/**
 * [P4] What was made more often than it was asked for: two groups of one name, a stay on the server or here that no
 * edit began.
 */
export function findDuplicates(
  history: History,
  inspection: Inspection,
  server: SandboxState,
  file: string,
): string[] {
  const names = server.groups.map(({ name }) => name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  const stays = readTable(
    file,
    `SELECT g.uid AS groupId, p.uid AS personId, count(*) AS stays FROM membership m
     JOIN roster_group g ON g.id = m.group_id JOIN person p ON p.id = m.person_id GROUP BY 1, 2`,
  );
  const groups = new Map(inspection.groups.map((group) => [group.groupId, group.remoteId]));
  const excess: string[] = [];
  for (const [groupId, joins] of history.joins(inspection)) {
    const stayed = server.groups.find(({ id }) => id === groups.get(groupId))?.history ?? [];
    for (const [personId, count] of joins) {
      const key = inspection.memberKeys[personId];
      const there = stayed.filter((stay) => stay.personId === key).length;
      const here = Number(
        stays.find((stay) => stay.groupId === groupId && stay.personId === personId)?.stays ?? 0,
      );
      const atFirst = firstMembers.get(groups.get(groupId) ?? '') ?? [];
      const asked = count + atFirst.filter((member) => member.key === key).length;
      if (there > asked) excess.push(`${key} joined ${groupId} ${there} times there, not ${asked}`);
      if (here > asked) excess.push(`${key} has ${here} stays in ${groupId} here, not ${asked}`);
    }
  }
  return [...twice.map((name) => `two groups are called ${name}`), ...excess];
}

function wishOf(wish: GroupState | null, { memberKeys }: Inspection): OurPart | null {
  if (wish === null) return null;
  const members = [...wish.members].map(
    ([id, { isAdmin }]) => [memberKeys[id] ?? id, isAdmin] as const,
  );
  return ourPart({ ...wish.fields, members });
}

function ourPart(group: {
  name: string;
  description: string | null;
  members: readonly (readonly [string, boolean])[];
}): OurPart {
  const { name, description, members } = group;
  return {
    name,
    // Others describe the groups that were there from the start.
    description: name.startsWith(madePrefix) ? description : null,
    members: members
      .filter(([key]) => ours.includes(key))
      .map(([key, isAdmin]) => (isAdmin ? `${key}*` : key))
      .sort(),
  };
}

function differences(where: string, wish: OurPart | null, is: OurPart | null): string[] {
  const [wanted, found] = [JSON.stringify(wish), JSON.stringify(is)];
  return wanted === found ? [] : [`${where}: wanted ${wanted}, found ${found}`];
}
