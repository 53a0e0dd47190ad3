import type { z } from 'zod';
import type { GroupState } from '../domain/group.ts';
import type { CommandId, GroupId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { AddMembersArgs } from './addMembers.ts';
import type { CreateGroupArgs } from './createGroup.ts';
import type { DeleteGroupArgs } from './deleteGroup.ts';
import type { RemoveMembersArgs } from './removeMembers.ts';
import type { SetAdminArgs } from './setAdmin.ts';
import type { UpdateGroupArgs } from './updateGroup.ts';

/**
 * One intent: its name, the version of its arguments, a schema, and what it does to a group.
 * Commands have set semantics ("is a member", never "toggle"), so applying one twice is applying it once;
 * that is what lets a pending edit be replayed on whatever the server holds by then.
 */
export interface CommandDefinition<Name extends string, Args> {
  readonly name: Name;
  readonly version: 1;
  readonly args: z.ZodType<Args>;
  /** The group after the command. Pure; returns the same object when nothing changes. */
  apply(state: GroupState | null, args: Args, at: Instant): GroupState | null;
  /**
   * The intents that lead from the state after the command back to `before`; empty when it changed nothing.
   * `before` is the state the command was applied to.
   */
  invert(before: GroupState | null, args: Args): Intent[];
}

/** What somebody wants of one group, before it has an id, a time and a place in the outbox. */
export type Intent =
  | { name: 'createGroup'; args: CreateGroupArgs }
  | { name: 'updateGroup'; args: UpdateGroupArgs }
  | { name: 'deleteGroup'; args: DeleteGroupArgs }
  | { name: 'addMembers'; args: AddMembersArgs }
  | { name: 'removeMembers'; args: RemoveMembersArgs }
  | { name: 'setAdmin'; args: SetAdminArgs };

export type CommandName = Intent['name'];

/** An intent in the outbox. `groupId` is its lane; `at` the edit's time on this machine. */
export type Command = Intent & {
  id: CommandId;
  version: 1;
  groupId: GroupId;
  at: Instant;
};
