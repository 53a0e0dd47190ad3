import type { CheckIntent } from '#electron/store/workspaceStore.ts';
import type { Intent } from '#shared/commands/command.ts';
import { applyIntent } from '#shared/commands/registry.ts';
import type { GroupState } from '#shared/domain/group.ts';
import type { GroupId, PersonId } from '#shared/domain/ids.ts';
import { limits } from '#shared/domain/limits.ts';
import type { NewPerson } from '#shared/domain/newPerson.ts';
import { preflight } from '#shared/domain/preflight.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { EditReceipt } from '#shared/ipc/methods/editReceipt.ts';
import type { HandlerContext } from '../context.ts';
import { checkPersonMayBeMade } from './people.ts';

export interface GroupIntent {
  groupId: GroupId;
  intent: Intent;
  remoteId?: string;
}

export interface Edit {
  /** Made on the way; the intents name them by these ids. */
  people?: readonly { personId: PersonId; person: NewPerson }[];
  intents: readonly GroupIntent[];
}

/**
 * Validate → pre-flight → one transaction → tell the engine. There is no await between the checks and the commit,
 * so nothing can change in between. Of an edit of several groups, each is checked before anything is done, and what is
 * refused says of which.
 */
export function commitEdit(context: HandlerContext, { people = [], intents }: Edit): EditReceipt {
  const { store, sync } = context.current();
  if (people.length > 0) checkPersonMayBeMade(context);
  checkPeople(context, intents, new Set(people.map(({ personId }) => personId)));
  const check = preflightIn(context);
  const at = context.now();
  const states = new Map<GroupId, GroupState | null>();
  for (const { groupId, intent } of intents) {
    // As the intents before leave it: who leaves makes room for who comes.
    const known = states.get(groupId);
    const state = known === undefined ? store.groupState(groupId) : known;
    namingGroup(context, intents.length > 1 ? groupId : null, () => check(groupId, state, intent));
    states.set(groupId, applyIntent(state, intent, at));
  }
  const receipt = store.commitEdit({ people, intents, at });
  if (receipt.editId !== null) sync.editCommitted();
  return receipt;
}

/** Refuses what the server of the open workspace is known to refuse to whoever signed in. */
export function preflightIn(context: HandlerContext): CheckIntent {
  const { store, workspace } = context.current();
  return (groupId, state, intent) =>
    preflight(state, intent, {
      capabilities: workspace.capabilities,
      // A creation that is put in the place of another one makes no further group.
      groupCount: store.countGroups() - (store.getGroup(groupId) === null ? 0 : 1),
      isNameTaken: (name) => store.findGroupByName(name, groupId) !== null,
      identity: store.identity(),
      ties: store.groupTies(groupId),
    });
}

/** Every person an edit names must be known here: a mistyped id must not reach the outbox. */
function checkPeople(
  context: HandlerContext,
  intents: readonly GroupIntent[],
  made: ReadonlySet<PersonId>,
): void {
  const named = new Set(intents.flatMap(({ intent }) => peopleOf(intent)));
  const personIds = [...named.difference(made)];
  const known = context.current().store.knownPeople(personIds);
  const unknown = personIds.filter((personId) => !known.has(personId));
  if (unknown.length === 0) return;
  throw new MusterError('notFound', 'Somebody in this edit is not known here.', {
    personIds: unknown.slice(0, 20),
    count: unknown.length,
  });
}

/** Runs a check, and says in its refusal which group it was about; null: there is only one. */
function namingGroup(context: HandlerContext, groupId: GroupId | null, check: () => void): void {
  if (groupId === null) {
    check();
    return;
  }
  try {
    check();
  } catch (error) {
    if (!(error instanceof MusterError)) throw error;
    const name = context.current().store.getGroup(groupId)?.name ?? null;
    const message =
      name === null ? 'One of the groups is not here any more.' : `“${name}”: ${error.message}`;
    throw new MusterError(error.code, message, { ...error.details, groupId, groupName: name });
  }
}

function peopleOf(intent: Intent): readonly PersonId[] {
  switch (intent.name) {
    case 'createGroup':
    case 'addMembers':
      return intent.args.members.map(({ personId }) => personId);
    case 'removeMembers':
    case 'setAdmin':
      return intent.args.personIds;
    case 'updateGroup':
    case 'deleteGroup':
      return [];
  }
}

/** An edit of several groups may name no more people, counted in each, than one of a single group. */
export function checkSize(people: number, groups: number): void {
  const actual = people * groups;
  if (actual <= limits.peoplePerEdit) return;
  const advice = groups > 1 ? `in ${groups} groups are too many` : 'are too many';
  throw new MusterError(
    'limitExceeded',
    `${people} people ${advice} for one edit. Choose fewer at a time.`,
    { kind: 'peoplePerEdit', limit: limits.peoplePerEdit, actual },
  );
}
