import { v7 as uuid } from 'uuid';
import type { CreateGroupArgs } from '#shared/commands/createGroup.ts';
import { type GroupId, groupIdSchema, type PersonId, personIdSchema } from '#shared/domain/ids.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { EditReceipt } from '#shared/ipc/methods/editReceipt.ts';
import type { HandlerContext } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';
import { checkSize, commitEdit, type GroupIntent, preflightIn } from './committing.ts';
import { checkPersonMayBeMade } from './people.ts';

const groupIsGone = () => new MusterError('notFound', 'This group is not here any more.');

const asMembers = (personIds: readonly PersonId[], isAdmin: boolean) =>
  personIds.map((personId) => ({ personId, isAdmin }));

const addTo = (groupId: GroupId, personIds: readonly PersonId[]): GroupIntent => ({
  groupId,
  intent: { name: 'addMembers', args: { members: asMembers(personIds, false) } },
});

function makeGroup(
  context: HandlerContext,
  args: CreateGroupArgs,
): EditReceipt & { groupId: GroupId } {
  const groupId = groupIdSchema.parse(uuid());
  const { capabilities } = context.current().workspace;
  const receipt = commitEdit(context, {
    intents: [
      {
        groupId,
        intent: { name: 'createGroup', args },
        ...(capabilities.clientChosenGroupIds && { remoteId: groupId }),
      },
    ],
  });
  return { ...receipt, groupId };
}

export const editHandlers: Handlers<
  | 'groups.create'
  | 'groups.update'
  | 'groups.delete'
  | 'groups.duplicate'
  | 'members.add'
  | 'members.remove'
  | 'members.setAdmin'
  | 'members.copy'
  | 'members.move'
  | 'edit.undo'
  | 'edit.redo'
> = {
  'groups.create': ({ name, description, personIds }, context) =>
    makeGroup(context, { name, description, members: asMembers(personIds, false) }),

  'groups.update': ({ groupId, ...args }, context) => {
    if (Object.keys(args).length === 0) return { editId: null, changed: 0 };
    return commitEdit(context, { intents: [{ groupId, intent: { name: 'updateGroup', args } }] });
  },

  'groups.delete': ({ groupId }, context) =>
    commitEdit(context, { intents: [{ groupId, intent: { name: 'deleteGroup', args: {} } }] }),

  'groups.duplicate': ({ groupId, name }, context) => {
    const group = context.current().store.groupState(groupId);
    if (group === null) throw groupIsGone();
    const members = [...group.members].map(([personId, { isAdmin }]) => ({ personId, isAdmin }));
    return makeGroup(context, { name, description: group.fields.description, members });
  },

  'members.add': ({ groupId, personIds, newPeople, asAdmin }, context) => {
    const people = newPeople.map((person) => ({ personId: personIdSchema.parse(uuid()), person }));
    const everybody = [...personIds, ...people.map(({ personId }) => personId)];
    checkSize(everybody.length, 1);
    const members = asMembers(everybody, asAdmin);
    return commitEdit(context, {
      people,
      intents: [{ groupId, intent: { name: 'addMembers', args: { members } } }],
    });
  },

  'members.remove': ({ groupId, personIds }, context) =>
    commitEdit(context, {
      intents: [{ groupId, intent: { name: 'removeMembers', args: { personIds } } }],
    }),

  'members.setAdmin': ({ groupId, personIds, isAdmin }, context) =>
    commitEdit(context, {
      intents: [{ groupId, intent: { name: 'setAdmin', args: { personIds, isAdmin } } }],
    }),

  'members.copy': ({ toGroupIds, personIds }, context) => {
    const targets = [...new Set(toGroupIds)];
    checkSize(personIds.length, targets.length);
    return commitEdit(context, { intents: targets.map((groupId) => addTo(groupId, personIds)) });
  },

  'members.move': ({ fromGroupId, toGroupIds, personIds }, context) => {
    if (toGroupIds.includes(fromGroupId)) {
      throw new MusterError('invalidRequest', 'They are in this group already.');
    }
    const from = context.current().store.groupState(fromGroupId);
    if (from === null) throw groupIsGone();
    const moving = [...new Set(personIds)].filter((personId) => from.members.has(personId));
    if (moving.length === 0) return { editId: null, changed: 0 };
    const targets = [...new Set(toGroupIds)];
    checkSize(moving.length, targets.length);
    const receipt = commitEdit(context, {
      intents: [
        ...targets.map((groupId) => addTo(groupId, moving)),
        { groupId: fromGroupId, intent: { name: 'removeMembers', args: { personIds: moving } } },
      ],
    });
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
