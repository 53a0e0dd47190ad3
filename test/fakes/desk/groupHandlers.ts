import type { Intent } from '#shared/commands/command.ts';
import type { GroupSummary } from '#shared/domain/group.ts';
import { type GroupId, groupIdSchema } from '#shared/domain/ids.ts';
import { instantOf } from '#shared/domain/time.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { Page } from '#shared/ipc/methods/page.ts';
import type { Handlers } from '../fakeBridge.ts';
import { conflictsOf } from './fakeConflicts.ts';
import type { FakeOutbox } from './fakeOutbox.ts';
import { collator, contains } from './fakeRoster.ts';
import { lookedAt, uuid } from './organisation.ts';
import type { Scenario } from './scenario.ts';

/** Groups, rosters, people and changes, answered from memory. */
export function groupHandlers(
  outbox: FakeOutbox,
  { isOnlooker }: Scenario,
  edited: (groupIds: GroupId[]) => void,
): Handlers {
  let made = 0;
  const perform = (wishes: { groupId: GroupId; intent: Intent }[]) => {
    const receipt = outbox.edit(wishes);
    edited(wishes.map(({ groupId }) => groupId));
    return receipt;
  };
  const summaries = () =>
    outbox
      .groupIds()
      .map((id) => summaryOf(outbox, id, isOnlooker))
      .filter((group) => group !== null)
      .sort((one, other) => collator.compare(one.name, other.name));
  const mustBeFree = (name: string, except: GroupId | null) => {
    if (summaries().some((group) => group.name === name && group.id !== except)) {
      throw new MusterError(
        'duplicateName',
        'Another group has this name already. Choose another one.',
      );
    }
  };
  return {
    'groups.get': ({ groupId }) => {
      const group = summaryOf(outbox, groupId, isOnlooker);
      if (group === null) throw new MusterError('notFound', 'This group is no longer here.');
      return group;
    },
    'groups.create': ({ name, description, personIds }) => {
      mustBeFree(name, null);
      made += 1;
      const groupId = groupIdSchema.parse(uuid(8, made));
      const members = personIds.map((personId) => ({ personId, isAdmin: false }));
      const intent: Intent = { name: 'createGroup', args: { name, description, members } };
      return { ...perform([{ groupId, intent }]), groupId };
    },
    'groups.update': ({ groupId, ...fields }) => {
      if (fields.name !== undefined) mustBeFree(fields.name, groupId);
      return perform([{ groupId, intent: { name: 'updateGroup', args: fields } }]);
    },
    'groups.delete': ({ groupId }) =>
      perform([{ groupId, intent: { name: 'deleteGroup', args: {} } }]),
    'members.remove': ({ groupId, personIds }) =>
      perform([{ groupId, intent: { name: 'removeMembers', args: { personIds } } }]),
    'members.setAdmin': ({ groupId, personIds, isAdmin }) =>
      perform([{ groupId, intent: { name: 'setAdmin', args: { personIds, isAdmin } } }]),
    'members.move': ({ fromGroupId, toGroupIds, personIds }) => {
      const members = personIds.map((personId) => ({ personId, isAdmin: false }));
      return perform([
        { groupId: fromGroupId, intent: { name: 'removeMembers', args: { personIds } } },
        ...toGroupIds.map((groupId) => ({
          groupId,
          intent: { name: 'addMembers' as const, args: { members } },
        })),
      ]);
    },
    'edit.undo': ({ editId }) => {
      const receipt = outbox.undo(editId);
      edited(outbox.groupIds().slice(0, 200));
      return receipt;
    },
    'edit.redo': ({ editId }) => {
      const receipt = outbox.redo(editId);
      edited(outbox.groupIds().slice(0, 200));
      return receipt;
    },
    'people.search': ({ text, forGroupId, limit, cursor }) => {
      const members = forGroupId === null ? null : outbox.group(forGroupId)?.members;
      const found = [...outbox.organisation.people.values()]
        .filter(({ name, email, phone }) =>
          [name, email, phone].some((field) => contains(field, text)),
        )
        .sort((one, other) => collator.compare(one.name, other.name))
        .map((person) => ({ ...person, isMember: members?.has(person.id) ?? false }));
      return pageOf(found, limit, cursor);
    },
    'people.create': (person) => {
      const receipt = outbox.createPerson(person);
      edited([]);
      return receipt;
    },
    'changes.list': ({ limit, cursor }) => pageOf(outbox.changes(), limit, cursor),
    'conflicts.list': ({ limit, cursor }) => pageOf(conflictsOf(outbox), limit, cursor),
    'conflicts.resolve': ({ conflictId, choice }) => {
      const receipt = outbox.resolve(conflictId, choice);
      edited(outbox.groupIds().slice(0, 200));
      return receipt;
    },
    'changes.retry': ({ commandId }) => {
      const making = outbox.makings.find((other) => other.commandId === commandId);
      if (making !== undefined) {
        Object.assign(making, { state: 'queued', serverMessage: null });
        edited([]);
        return {};
      }
      const entry = outbox.pending.find(({ command }) => command.id === commandId);
      if (entry === undefined) throw new MusterError('notFound', 'This change is no longer here.');
      entry.state = 'queued';
      entry.serverMessage = null;
      edited([entry.command.groupId]);
      return {};
    },
    'changes.discard': ({ commandId }) => {
      const making = outbox.makings.find((other) => other.commandId === commandId);
      if (making !== undefined) {
        outbox.takeBackMaking(making);
        edited([]);
        return {};
      }
      const entry = outbox.pending.find(({ command }) => command.id === commandId);
      outbox.pending = outbox.pending.filter(({ command }) => command.id !== commandId);
      edited(entry === undefined ? [] : [entry.command.groupId]);
      return {};
    },
  };
}

export function summaryOf(
  outbox: FakeOutbox,
  id: GroupId,
  isOnlooker: boolean,
): GroupSummary | null {
  const group = outbox.group(id);
  if (group === null) return null;
  return {
    id,
    remoteId: null,
    ...group.fields,
    memberCount: group.members.size,
    syncMark: outbox.markOfGroup(id),
    createdAt: null,
    updatedAt: null,
    changedAt: instantOf(lookedAt - group.members.size * 3_600_000),
    mayUpdate: !isOnlooker,
    mayDelete: !isOnlooker,
  };
}

export function pageOf<Item>(items: Item[], limit: number, cursor: string | null): Page<Item> {
  const from = cursor === null ? 0 : Number(cursor);
  const to = from + limit;
  return {
    items: items.slice(from, to),
    nextCursor: to < items.length ? String(to) : null,
    total: items.length,
  };
}
