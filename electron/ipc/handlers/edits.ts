import { v7 as uuid } from 'uuid';
import type { CheckIntent } from '#electron/store/workspaceStore.ts';
import type { Intent } from '#shared/commands/command.ts';
import { type GroupId, groupIdSchema, type PersonId } from '#shared/domain/ids.ts';
import { preflight } from '#shared/domain/preflight.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { EditReceipt } from '#shared/ipc/methods/editReceipt.ts';
import type { HandlerContext } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';
import { checkPersonMayBeMade } from './people.ts';

interface GroupIntent {
  groupId: GroupId;
  intent: Intent;
  remoteId?: string;
}

/**
 * Validate → pre-flight → one transaction → tell the engine. There is no await between the checks and the commit,
 * so nothing can change in between.
 */
function commitEdit(context: HandlerContext, intents: readonly GroupIntent[]): EditReceipt {
  const { store, sync } = context.current();
  const check = preflightIn(context);
  for (const { groupId, intent } of intents) {
    checkPeople(context, intent);
    check(groupId, store.groupState(groupId), intent);
  }
  const receipt = store.commitEdit({ intents, at: context.now() });
  if (receipt.editId !== null) sync.editCommitted();
  return receipt;
}

/** Refuses what the server of the open workspace is known to refuse to whoever signed in. */
function preflightIn(context: HandlerContext): CheckIntent {
  const { store, workspace } = context.current();
  return (groupId, state, intent) =>
    preflight(state, intent, {
      capabilities: workspace.capabilities,
      groupCount: store.countGroups(),
      isNameTaken: (name) => store.findGroupByName(name, groupId) !== null,
      identity: store.identity(),
      ties: store.groupTies(groupId),
    });
}

/** Every person an intent names must be known here: a mistyped id must not reach the outbox. */
function checkPeople(context: HandlerContext, intent: Intent): void {
  const personIds = peopleOf(intent);
  const known = context.current().store.knownPeople(personIds);
  const unknown = personIds.filter((personId) => !known.has(personId));
  if (unknown.length === 0) return;
  throw new MusterError('notFound', 'Somebody in this edit is not known here.', {
    personIds: unknown.slice(0, 20),
    count: unknown.length,
  });
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

const asMembers = (personIds: readonly PersonId[], isAdmin: boolean) =>
  personIds.map((personId) => ({ personId, isAdmin }));

export const editHandlers: Handlers<
  | 'groups.create'
  | 'groups.update'
  | 'groups.delete'
  | 'members.add'
  | 'members.remove'
  | 'members.setAdmin'
  | 'members.move'
  | 'edit.undo'
  | 'edit.redo'
> = {
  'groups.create': ({ name, description, personIds }, context) => {
    const groupId = groupIdSchema.parse(uuid());
    const { capabilities } = context.current().workspace;
    const receipt = commitEdit(context, [
      {
        groupId,
        intent: {
          name: 'createGroup',
          args: { name, description, members: asMembers(personIds, false) },
        },
        ...(capabilities.clientChosenGroupIds && { remoteId: groupId }),
      },
    ]);
    return { ...receipt, groupId };
  },

  'groups.update': ({ groupId, ...args }, context) => {
    if (Object.keys(args).length === 0) return { editId: null, changed: 0 };
    return commitEdit(context, [{ groupId, intent: { name: 'updateGroup', args } }]);
  },

  'groups.delete': ({ groupId }, context) =>
    commitEdit(context, [{ groupId, intent: { name: 'deleteGroup', args: {} } }]),

  'members.add': ({ groupId, personIds, asAdmin }, context) =>
    commitEdit(context, [
      { groupId, intent: { name: 'addMembers', args: { members: asMembers(personIds, asAdmin) } } },
    ]),

  'members.remove': ({ groupId, personIds }, context) =>
    commitEdit(context, [{ groupId, intent: { name: 'removeMembers', args: { personIds } } }]),

  'members.setAdmin': ({ groupId, personIds, isAdmin }, context) =>
    commitEdit(context, [{ groupId, intent: { name: 'setAdmin', args: { personIds, isAdmin } } }]),

  'members.move': ({ fromGroupId, toGroupIds, personIds }, context) => {
    if (toGroupIds.includes(fromGroupId)) {
      throw new MusterError('invalidRequest', 'They are in this group already.');
    }
    const from = context.current().store.groupState(fromGroupId);
    const moving = personIds.filter((personId) => from?.members.has(personId) === true);
    if (moving.length === 0) return { editId: null, changed: 0 };
    const receipt = commitEdit(context, [
      ...toGroupIds.map(
        (groupId): GroupIntent => ({
          groupId,
          intent: { name: 'addMembers', args: { members: asMembers(moving, false) } },
        }),
      ),
      { groupId: fromGroupId, intent: { name: 'removeMembers', args: { personIds: moving } } },
    ]);
    return { ...receipt, changed: moving.length };
  },

  'edit.undo': ({ editId }, context) => {
    const { store, sync } = context.current();
    const receipt = store.undoEdit(editId, context.now(), preflightIn(context));
    sync.editCommitted();
    return receipt;
  },

  'edit.redo': ({ editId }, context) => {
    const { store, sync } = context.current();
    const receipt = store.redoEdit(editId, context.now(), preflightIn(context), () =>
      checkPersonMayBeMade(context),
    );
    sync.editCommitted();
    return receipt;
  },
};
