import type { GroupState } from '../domain/group.ts';
import type { Instant } from '../domain/time.ts';
import { addMembers } from './addMembers.ts';
import type { CommandName, Intent } from './command.ts';
import { createGroup } from './createGroup.ts';
import { deleteGroup } from './deleteGroup.ts';
import { removeMembers } from './removeMembers.ts';
import { setAdmin } from './setAdmin.ts';
import { updateGroup } from './updateGroup.ts';

/** Every command there is. A name never changes its meaning: a new meaning is a new version. */
export const commandDefinitions = {
  createGroup,
  updateGroup,
  deleteGroup,
  addMembers,
  removeMembers,
  setAdmin,
} as const;

/** The group after an intent. */
export function applyIntent(
  state: GroupState | null,
  intent: Intent,
  at: Instant,
): GroupState | null {
  switch (intent.name) {
    case 'createGroup':
      return createGroup.apply(state, intent.args, at);
    case 'updateGroup':
      return updateGroup.apply(state, intent.args, at);
    case 'deleteGroup':
      return deleteGroup.apply(state, intent.args, at);
    case 'addMembers':
      return addMembers.apply(state, intent.args, at);
    case 'removeMembers':
      return removeMembers.apply(state, intent.args, at);
    case 'setAdmin':
      return setAdmin.apply(state, intent.args, at);
  }
}

/** The intents that undo one, given the state it was applied to; empty when it changed nothing. */
export function invertIntent(before: GroupState | null, intent: Intent): Intent[] {
  switch (intent.name) {
    case 'createGroup':
      return createGroup.invert(before, intent.args);
    case 'updateGroup':
      return updateGroup.invert(before, intent.args);
    case 'deleteGroup':
      return deleteGroup.invert(before, intent.args);
    case 'addMembers':
      return addMembers.invert(before, intent.args);
    case 'removeMembers':
      return removeMembers.invert(before, intent.args);
    case 'setAdmin':
      return setAdmin.invert(before, intent.args);
  }
}

/**
 * An intent read back from storage. Throws a ZodError for arguments that do not fit; an unknown name or
 * version returns null (a file written by a newer Muster).
 */
export function parseIntent(name: string, version: number, args: unknown): Intent | null {
  if (!isCommandName(name) || commandDefinitions[name].version !== version) return null;
  switch (name) {
    case 'createGroup':
      return { name, args: createGroup.args.parse(args) };
    case 'updateGroup':
      return { name, args: updateGroup.args.parse(args) };
    case 'deleteGroup':
      return { name, args: deleteGroup.args.parse(args) };
    case 'addMembers':
      return { name, args: addMembers.args.parse(args) };
    case 'removeMembers':
      return { name, args: removeMembers.args.parse(args) };
    case 'setAdmin':
      return { name, args: setAdmin.args.parse(args) };
  }
}

function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commandDefinitions, name);
}
