import { v7 as uuid } from 'uuid';
import type { Capabilities } from '#shared/domain/capabilities.ts';
import { type PersonId, personIdSchema } from '#shared/domain/ids.ts';
import type { ImportFacts } from '#shared/domain/importFacts.ts';
import type { ImportPlan, ImportWish, UnusableLine } from '#shared/domain/importing.ts';
import type { TableRow } from '../reading/table.ts';
import { type NewIds, type PlannedGroup, planGroups } from './planGroups.ts';
import { type PlannedPerson, planPeople } from './planPeople.ts';
import { type FileContent, unusableLine } from './readFile.ts';
import { refusePlan } from './refusePlan.ts';

/** What is told of a plan but its number, which it gets when it is made. */
export type PlanSummary = Omit<ImportPlan, 'plan'>;

/** What taking a file in would do, with everybody and everything in it. */
export interface PlannedImport {
  summary: PlanSummary;
  wish: ImportWish;
  people: readonly PlannedPerson[];
  newIds: NewIds;
  /** Those with changes first, then by name. */
  groups: readonly PlannedGroup[];
  unusable: readonly UnusableLine[];
}

export interface PlanRequest {
  content: FileContent;
  wish: ImportWish;
  capabilities: Capabilities;
  /** Of the file, for the text of lines that turn out to be of no use. */
  rows: readonly TableRow[];
}

/**
 * Decides what taking a file in does, with every check that can be made here. Does nothing. The same file, wish and facts
 * give the same plan. Throws MusterError `notFound` for a chosen group that is not here.
 */
export function planImport(request: PlanRequest, facts: ImportFacts): PlannedImport {
  const { content, wish, capabilities } = request;
  const people = planPeople(request, facts);
  const newIds = idsForNew(people.people);
  const planned = planGroups(request, { people: people.people, newIds }, facts);
  const groups = planned.groups;
  settleUnused(content, people.people, groups);
  const found = [...people.unusable, ...planned.unusable];
  const unusable = [...content.unusable, ...withText(found, request.rows)].toSorted(
    (one, other) => one.line - other.line,
  );
  const done = groups.filter(({ isLeftOut, refusal }) => !isLeftOut && refusal === null);
  const sum = (count: (group: PlannedGroup) => number) =>
    done.reduce((total, group) => total + count(group), 0);
  const summary: PlanSummary = {
    groups: {
      total: groups.length,
      made: done.filter(({ groupId }) => groupId === null).length,
      leftOut: groups.filter(({ isLeftOut }) => isLeftOut).length,
      refused: groups.filter(({ refusal }) => refusal !== null).length,
    },
    people: countOutcomes(people.people),
    memberships: {
      adds: sum(({ adds }) => adds.length),
      removes: sum(({ removes }) => removes.length),
      roles: sum(({ roles }) => roles.length),
      stays: sum(({ stays }) => stays.length),
    },
    lines: {
      total: content.lines,
      unusable: new Set(unusable.map(({ line }) => line)).size,
      repeated: content.repeated,
    },
    refusal: null,
  };
  const refusal = people.refusal ?? refusePlan({ summary, wish, capabilities, groups }, facts);
  return {
    summary: { ...summary, refusal },
    wish,
    people: people.people,
    newIds,
    groups,
    unusable,
  };
}

/** Somebody new whom only lines name that are not used is not made. */
function settleUnused(
  { groupless }: FileContent,
  people: readonly PlannedPerson[],
  groups: readonly PlannedGroup[],
): void {
  const used = new Set(groupless);
  for (const { adds, isLeftOut, refusal } of groups) {
    if (isLeftOut || refusal !== null) continue;
    for (const { person } of adds) if (person !== null) used.add(person);
  }
  for (const [person, planned] of people.entries()) {
    if (planned.outcome === 'new' && !used.has(person)) planned.outcome = 'unknown';
  }
}

function withText(lines: readonly UnusableLine[], rows: readonly TableRow[]): UnusableLine[] {
  if (lines.length === 0) return [];
  const cells = new Map(rows.map((row) => [row.line, row]));
  return lines.map((unusable) => {
    const row = cells.get(unusable.line);
    return row === undefined ? unusable : unusableLine(row, unusable.reason);
  });
}

function idsForNew(people: readonly PlannedPerson[]): NewIds {
  const ids = new Map<number, PersonId>();
  for (const [person, { outcome }] of people.entries()) {
    if (outcome === 'new') ids.set(person, personIdSchema.parse(uuid()));
  }
  return ids;
}

function countOutcomes(people: readonly PlannedPerson[]): ImportPlan['people'] {
  const counts = { matched: 0, ambiguous: 0, new: 0, unknown: 0, skipped: 0 };
  for (const { outcome } of people) counts[outcome] += 1;
  return counts;
}
