import type { Intent } from '#shared/commands/command.ts';
import { commandDefinitions, parseIntent } from '#shared/commands/registry.ts';
import type { UpdateGroupArgs } from '#shared/commands/updateGroup.ts';
import type { GroupState } from '#shared/domain/group.ts';

/**
 * What an intent really changes of a group, or null when that is nothing. Only this goes into the outbox: who was
 * in the group already must not be added again when somebody else removes them meanwhile.
 */
export function narrowIntent(before: GroupState | null, intent: Intent): Intent | null {
  if (intent.name === 'createGroup') return before === null ? intent : null;
  if (before === null) return null;
  const { members, fields } = before;
  switch (intent.name) {
    case 'deleteGroup':
      return intent;
    case 'updateGroup': {
      const { name, description } = intent.args;
      const args: UpdateGroupArgs = {};
      if (name !== undefined && name !== fields.name) args.name = name;
      if (description !== undefined && description !== fields.description) {
        args.description = description;
      }
      return Object.keys(args).length === 0 ? null : { name: 'updateGroup', args };
    }
    case 'addMembers': {
      const newcomers = new Map(
        intent.args.members
          .filter(({ personId }) => !members.has(personId))
          .map((member) => [member.personId, member]),
      );
      if (newcomers.size === 0) return null;
      return { name: 'addMembers', args: { members: [...newcomers.values()] } };
    }
    case 'removeMembers': {
      const personIds = [...new Set(intent.args.personIds)].filter((id) => members.has(id));
      return personIds.length === 0 ? null : { name: 'removeMembers', args: { personIds } };
    }
    case 'setAdmin': {
      const { isAdmin } = intent.args;
      const personIds = [...new Set(intent.args.personIds)].filter((id) => {
        const member = members.get(id);
        return member !== undefined && member.isAdmin !== isAdmin;
      });
      return personIds.length === 0 ? null : { name: 'setAdmin', args: { personIds, isAdmin } };
    }
  }
}

/** The intent as it will be read back from storage; null when its arguments do not fit their schema. */
export function canonicalIntent(intent: Intent): Intent | null {
  const { name, args } = intent;
  if (!commandDefinitions[name].args.safeParse(args).success) return null;
  return parseIntent(name, commandDefinitions[name].version, args);
}
