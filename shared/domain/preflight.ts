import type { Intent } from '../commands/command.ts';
import { applyIntent } from '../commands/registry.ts';
import { MusterError } from '../ipc/errors.ts';
import type { Capabilities } from './capabilities.ts';
import type { GroupState } from './group.ts';
import { type GroupTies, type Identity, mayDo } from './permissions.ts';
import { instantOf } from './time.ts';

/** What has to be known to tell whether the server would refuse an edit. */
export interface PreflightFacts {
  capabilities: Capabilities;
  groupCount: number;
  isNameTaken(name: string): boolean;
  /** Who signed in; null: the organisation itself, or not known yet. */
  identity: Identity | null;
  /** What ties the group to them; null where that is not known, and for a new group. */
  ties: GroupTies | null;
}

/**
 * Refuses at once what the server is known to refuse later, by the role of whoever signed in and the provider's
 * documented limits. Throws MusterError `permissionDenied`, `notFound`, `duplicateName`, `limitExceeded` or `notSupported`; otherwise returns nothing.
 */
export function preflight(state: GroupState | null, intent: Intent, facts: PreflightFacts): void {
  const { capabilities } = facts;
  checkPermission(intent, facts);
  if (intent.name === 'createGroup') {
    checkLimit('groups', facts.groupCount + 1, capabilities.maxGroups);
  } else if (state === null) {
    throw new MusterError('notFound', 'This group is not here any more.');
  }
  if (intent.name === 'createGroup' || intent.name === 'updateGroup') {
    checkFields(intent.args, state, facts);
  }
  const makesAdmins =
    (intent.name === 'setAdmin' && intent.args.isAdmin) ||
    ((intent.name === 'addMembers' || intent.name === 'createGroup') &&
      intent.args.members.some(({ isAdmin }) => isAdmin));
  if (makesAdmins && !capabilities.groupAdmins) {
    throw new MusterError('notSupported', `${capabilities.providerLabel} has no group admins.`);
  }
  if (intent.name === 'addMembers' || intent.name === 'createGroup') {
    const after = applyIntent(state, intent, instantOf(0));
    checkLimit('members', after?.members.size ?? 0, capabilities.maxMembersPerGroup);
  }
}

function checkPermission(intent: Intent, { identity, ties }: PreflightFacts): void {
  const verdict =
    intent.name === 'createGroup'
      ? mayDo(identity, 'createGroup')
      : mayDo(identity, intent.name === 'deleteGroup' ? 'delete' : 'update', ties);
  if (!verdict.isAllowed) throw new MusterError('permissionDenied', verdict.reason);
}

function checkFields(
  fields: { name?: string; description?: string | null },
  state: GroupState | null,
  { capabilities, isNameTaken }: PreflightFacts,
): void {
  const { name, description } = fields;
  if (name !== undefined) {
    checkLimit('nameLength', name.length, capabilities.maxNameLength);
    if (capabilities.uniqueGroupNames && name !== state?.fields.name && isNameTaken(name)) {
      throw new MusterError('duplicateName', `There is already a group called “${name}”.`, {
        name,
      });
    }
  }
  if (description !== undefined && description !== null) {
    if (!capabilities.groupDescription) {
      throw new MusterError(
        'notSupported',
        `${capabilities.providerLabel} keeps no descriptions of groups.`,
      );
    }
    checkLimit('descriptionLength', description.length, capabilities.maxDescriptionLength);
  }
}

const limitSentences = {
  groups: (limit: number) => `The server allows ${limit} groups, and all are used.`,
  members: (limit: number, actual: number) =>
    `The server allows ${limit} people in a group; this would make ${actual}.`,
  nameLength: (limit: number, actual: number) =>
    `The server allows ${limit} characters in a name; this one has ${actual}.`,
  descriptionLength: (limit: number, actual: number) =>
    `The server allows ${limit} characters in a description; this one has ${actual}.`,
} as const;

function checkLimit(kind: keyof typeof limitSentences, actual: number, limit: number | null): void {
  if (limit === null || actual <= limit) return;
  throw new MusterError('limitExceeded', limitSentences[kind](limit, actual), {
    kind,
    limit,
    actual,
  });
}
