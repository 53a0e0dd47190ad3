import type { Intent } from '#shared/commands/command.ts';
import type { CommandId, GroupId, PersonId } from '#shared/domain/ids.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { Handlers } from '../fakeBridge.ts';
import { type FakeOutbox, type Pending, peopleOf } from './fakeOutbox.ts';

/** One unsent edit with its people, and another in its place, from memory. */
export function changeHandlers(
  outbox: FakeOutbox,
  edited: (groupIds: GroupId[]) => void,
): Handlers {
  const find = (commandId: CommandId): Pending => {
    const entry = outbox.pending.find(({ command }) => command.id === commandId);
    if (entry === undefined) throw new MusterError('notFound', 'This change is no longer here.');
    return entry;
  };
  return {
    'changes.get': ({ commandId }) => {
      const change = outbox.changes().find(({ id }) => id === commandId);
      if (change === undefined) {
        throw new MusterError('notFound', 'This change is no longer here.');
      }
      const { command } = find(commandId);
      const people = peopleOf(command).flatMap((id) => outbox.organisation.people.get(id) ?? []);
      return { ...change, people };
    },
    'changes.amend': ({ commandId, ...wanted }) => {
      const entry = find(commandId);
      const { groupId } = entry.command;
      const { name } = wanted;
      const isTaken = [...outbox.organisation.groups].some(
        ([id, group]) => id !== groupId && group.fields.name === name,
      );
      if (isTaken) {
        throw new MusterError('duplicateName', `There is already a group called “${name}”.`);
      }
      outbox.pending = outbox.pending.filter((other) => other !== entry);
      const receipt = outbox.edit([{ groupId, intent: amended(entry.command, wanted) }]);
      edited([groupId]);
      return receipt;
    },
  };
}

interface Wanted {
  name?: string;
  description?: string | null;
  personIds?: PersonId[];
}

function amended(intent: Intent, { name, description, personIds }: Wanted): Intent {
  const fields = {
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
  };
  switch (intent.name) {
    case 'createGroup':
      return { ...intent, args: { ...intent.args, ...fields } };
    case 'updateGroup':
      return { ...intent, args: { ...intent.args, ...fields } };
    case 'addMembers': {
      const members = intent.args.members.filter(({ personId }) => personIds?.includes(personId));
      return { ...intent, args: { members } };
    }
    case 'removeMembers':
      return { ...intent, args: { personIds: personIds ?? [] } };
    case 'setAdmin':
      return { ...intent, args: { ...intent.args, personIds: personIds ?? [] } };
    case 'deleteGroup':
      return intent;
  }
}
