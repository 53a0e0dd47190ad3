import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { Intent } from '#shared/commands/command.ts';
import { type GroupId, groupIdSchema, type PersonId } from '#shared/domain/ids.ts';
import { type NewPerson, newPersonSchema } from '#shared/domain/newPerson.ts';
import { turnName } from '../../pasting/names.ts';
import { hasChanges, intentsOf, type PlannedGroup, type PlannedMember } from './planGroups.ts';
import type { PlannedImport } from './planImport.ts';

/** One edit that does what a plan says. */
export interface ImportEdit {
  people: { personId: PersonId; person: NewPerson }[];
  /** `isNew`: made by it. */
  intents: { groupId: GroupId; intent: Intent; isNew: boolean }[];
  counts: { groupsMade: number; peopleMade: number; adds: number; removes: number };
}

export function editOf({ people, groups, newIds, summary }: PlannedImport): ImportEdit {
  const made = [...newIds].flatMap(([index, personId]) => {
    const person = people[index];
    if (person?.outcome !== 'new') return [];
    const { email, phone } = person;
    const name = turnName(person.name ?? '');
    return [{ personId, person: newPersonSchema.parse({ name, email, phone }) }];
  });
  const intents = groups.filter(isDone).flatMap((group) => {
    const isNew = group.groupId === null;
    const groupId = group.groupId ?? groupIdSchema.parse(uuid());
    return intentsOf(group, newIds).map((intent) => ({ groupId, intent, isNew }));
  });
  const { adds, removes } = summary.memberships;
  const counts = { groupsMade: summary.groups.made, peopleMade: made.length, adds, removes };
  return { people: made, intents, counts };
}

/** The same for two plans that do the same, of the same file. */
export function fingerprintOf({ people, groups, summary }: PlannedImport): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify(summary));
  for (const { outcome, personId } of people) hash.update(`${outcome} ${personId ?? ''}\n`);
  for (const group of groups) {
    const { groupId, name, adds, removes, roles, refusal } = group;
    hash.update(JSON.stringify([groupId, name, refusal]));
    for (const part of [adds, removes, roles]) hash.update(part.map(memberText).join(' '));
  }
  return hash.digest('base64');
}

function isDone(group: PlannedGroup): boolean {
  return group.refusal === null && hasChanges(group);
}

function memberText({ person, personId, isAdmin }: PlannedMember): string {
  return `${personId ?? person ?? ''}${isAdmin ? '*' : ''}`;
}
