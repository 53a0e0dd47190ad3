import type { Capabilities } from '#shared/domain/capabilities.ts';
import type { ImportFacts } from '#shared/domain/importFacts.ts';
import type { ImportWish } from '#shared/domain/importing.ts';
import { limits } from '#shared/domain/limits.ts';
import { mayDo } from '#shared/domain/permissions.ts';
import { hasChanges, type PlannedGroup } from './planGroups.ts';
import type { PlanSummary } from './planImport.ts';

interface PlanToCheck {
  summary: PlanSummary;
  wish: ImportWish;
  capabilities: Capabilities;
  groups: readonly PlannedGroup[];
}

/** Why a plan cannot be applied at all, in a sentence; null: it can, also where there is nothing to do. */
export function refusePlan(plan: PlanToCheck, facts: ImportFacts): string | null {
  const { summary, wish, capabilities, groups } = plan;
  const { adds, removes, roles } = summary.memberships;
  const made = summary.people.new;
  if (wish.mapping.shape === 'oneGroup' && wish.target === null) {
    return 'Choose the group that these people are to be in.';
  }
  if (made > 0 && !capabilities.createPeople) {
    return `Muster cannot make people at ${capabilities.providerLabel}, and ${made} of these are not here.`;
  }
  const mayMake = mayDo(facts.identity(), 'createPerson');
  if (made > 0 && !mayMake.isAllowed) return mayMake.reason;
  if (made > limits.importNewPeople) {
    return `${made} people would be made; ${limits.importNewPeople} can be made at once. Take the file in in parts.`;
  }
  const { maxGroups } = capabilities;
  const after = facts.countGroups() + summary.groups.made;
  if (maxGroups !== null && summary.groups.made > 0 && after > maxGroups) {
    return `The server allows ${maxGroups} groups; with the ${summary.groups.made} new ones there would be ${after}.`;
  }
  const changes = adds + removes + roles;
  if (changes > limits.peoplePerEdit) {
    return `${changes} people coming, leaving or changing role are too many for one edit; ${limits.peoplePerEdit} are possible. Take the file in in parts.`;
  }
  const changing = groups.filter((group) => hasChanges(group) || group.refusal !== null);
  const first = changing[0]?.refusal ?? null;
  const isAllRefused = changing.length > 0 && changing.every(({ refusal }) => refusal !== null);
  return isAllRefused && made === 0 ? first : null;
}
