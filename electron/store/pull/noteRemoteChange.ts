import type { PersonId } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import { concernedPeople } from '../lanes/laneMarks.ts';
import type { ServerCopy } from '../lanes/serverCopy.ts';
import type { StoredLane } from '../lanes/storedLane.ts';
import type { Rows } from '../repositories/rows.ts';

/** More people than this are only counted. */
const namedPeople = 200;

/**
 * Notes in activity what somebody else changed on the server: the difference between the old copy and the new one,
 * less what edits of ours in the lane are about.
 */
export function noteRemoteChange(
  rows: Rows,
  lane: StoredLane,
  copy: ServerCopy | null,
  at: Instant,
): void {
  const { group, copy: before, entries } = lane;
  const names = new Set(entries.map(({ command }) => command.name));
  const groupName = copy?.fields.name ?? before?.fields.name ?? group.fields.name;
  const place = { at, groupRow: group.id, groupName };
  if (before === null) {
    if (copy !== null && !names.has('createGroup')) {
      rows.activity.note({
        kind: 'groupAppeared',
        ...place,
        detail: { people: copy.members.size },
      });
    }
    return;
  }
  if (copy === null) {
    if (!names.has('deleteGroup')) rows.activity.note({ kind: 'groupDeleted', ...place });
    return;
  }
  const ours = ourFields(lane);
  if (before.fields.name !== copy.fields.name && !ours.names.has(copy.fields.name)) {
    const detail = { from: before.fields.name, to: copy.fields.name };
    rows.activity.note({ kind: 'groupRenamed', ...place, detail });
  }
  const described = copy.fields.description;
  if (before.fields.description !== described && !ours.descriptions.has(described)) {
    const detail = { from: before.fields.description, to: described };
    rows.activity.note({ kind: 'groupDescribed', ...place, detail });
  }
  const detail = tellPeople(before, copy, ourPeople(lane));
  if (detail.joined + detail.left + detail.admins > 0) {
    rows.activity.note({ kind: 'peopleChanged', ...place, detail });
  }
}

function ourFields({ entries }: StoredLane) {
  const names = new Set<string>();
  const descriptions = new Set<string | null>();
  for (const { command } of entries) {
    if (command.name !== 'updateGroup') continue;
    if (command.args.name !== undefined) names.add(command.args.name);
    if (command.args.description !== undefined) descriptions.add(command.args.description);
  }
  return { names, descriptions };
}

function ourPeople({ entries }: StoredLane): ReadonlySet<PersonId> {
  const people = new Set<PersonId>();
  for (const { command } of entries) {
    const concerned = concernedPeople(command);
    if (concerned !== 'everyone') for (const personId of concerned) people.add(personId);
  }
  return people;
}

/** How many, and who of them: the ids are for a time line, which never shows more. */
function tellPeople(before: ServerCopy, after: ServerCopy, ours: ReadonlySet<PersonId>) {
  const joined: PersonId[] = [];
  const left: PersonId[] = [];
  const admins: PersonId[] = [];
  for (const [personId, { isAdmin }] of after.members) {
    if (ours.has(personId)) continue;
    const member = before.members.get(personId);
    if (member === undefined) joined.push(personId);
    else if (member.isAdmin !== isAdmin) admins.push(personId);
  }
  for (const personId of before.members.keys()) {
    if (!ours.has(personId) && !after.members.has(personId)) left.push(personId);
  }
  return {
    joined: joined.length,
    left: left.length,
    admins: admins.length,
    joinedIds: joined.slice(0, namedPeople),
    leftIds: left.slice(0, namedPeople),
    adminIds: admins.slice(0, namedPeople),
  };
}
