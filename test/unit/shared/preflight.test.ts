import { describe, expect, it } from 'vitest';
import type { Intent } from '#shared/commands/command.ts';
import { capabilitiesByProvider } from '#shared/domain/capabilities.ts';
import type { GroupState } from '#shared/domain/group.ts';
import { type PersonId, personIdSchema } from '#shared/domain/ids.ts';
import type { GroupTies, Identity } from '#shared/domain/permissions.ts';
import { type PreflightFacts, preflight } from '#shared/domain/preflight.ts';
import { MusterError } from '#shared/ipc/errors.ts';

const person = (index: number): PersonId =>
  personIdSchema.parse(`01890a5d-ac96-774b-bcce-${String(index).padStart(12, '0')}`);
const members = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ personId: person(from + index), isAdmin: false }));

function group(size: number): GroupState {
  return {
    fields: { name: 'Kitchen', description: null },
    members: new Map(
      members(0, size).map(({ personId }) => [personId, { isAdmin: false, joinedAt: null }]),
    ),
  };
}

const facts: PreflightFacts = {
  capabilities: capabilitiesByProvider.stream,
  groupCount: 3,
  isNameTaken: (name) => name === 'Drivers',
  identity: null,
  ties: null,
};
const noAdmins: PreflightFacts = {
  ...facts,
  capabilities: { ...facts.capabilities, groupAdmins: false, groupDescription: false },
};

function codeOf(state: GroupState | null, intent: Intent, given = facts): string {
  try {
    preflight(state, intent, given);
    return 'accepted';
  } catch (error) {
    if (error instanceof MusterError) return error.code;
    throw error;
  }
}

const create = (name: string, count = 0): Intent => ({
  name: 'createGroup',
  args: { name, description: null, members: members(0, count) },
});

describe('pre-flight', () => {
  it.each<[string, GroupState | null, Intent, PreflightFacts, string]>([
    ['a new group', null, create('Board'), facts, 'accepted'],
    ['a name another group has', null, create('Drivers'), facts, 'duplicateName'],
    ['a name of 255 characters', null, create('x'.repeat(255)), facts, 'accepted'],
    ['a name of 256 characters', null, create('x'.repeat(256)), facts, 'limitExceeded'],
    ['a new group of 101', null, create('Board', 101), facts, 'limitExceeded'],
    ['one group too many', null, create('Board'), { ...facts, groupCount: 1000 }, 'limitExceeded'],
    [
      'its own name',
      group(1),
      { name: 'updateGroup', args: { name: 'Kitchen' } },
      facts,
      'accepted',
    ],
    [
      'a rename to a name another group has',
      group(1),
      { name: 'updateGroup', args: { name: 'Drivers' } },
      facts,
      'duplicateName',
    ],
    [
      'a description of 1,025 characters',
      group(1),
      { name: 'updateGroup', args: { description: 'x'.repeat(1025) } },
      facts,
      'limitExceeded',
    ],
    [
      'a description where the server keeps none',
      group(1),
      { name: 'updateGroup', args: { description: 'x' } },
      noAdmins,
      'notSupported',
    ],
    [
      'removing a description where the server keeps none',
      group(1),
      { name: 'updateGroup', args: { description: null } },
      noAdmins,
      'accepted',
    ],
    ['a group that is gone', null, { name: 'deleteGroup', args: {} }, facts, 'notFound'],
    [
      'the hundredth member',
      group(99),
      { name: 'addMembers', args: { members: members(99, 1) } },
      facts,
      'accepted',
    ],
    [
      'the hundred and first member',
      group(100),
      { name: 'addMembers', args: { members: members(100, 1) } },
      facts,
      'limitExceeded',
    ],
    [
      'somebody who is in a full group already',
      group(100),
      { name: 'addMembers', args: { members: members(0, 1) } },
      facts,
      'accepted',
    ],
    [
      'an admin where there are none',
      group(1),
      { name: 'setAdmin', args: { personIds: [person(0)], isAdmin: true } },
      noAdmins,
      'notSupported',
    ],
  ])('%s', (_what, state, intent, given, expected) => {
    expect(codeOf(state, intent, given)).toBe(expected);
  });
});

const user: Identity = {
  memberKey: 'me',
  permissions: ['readGroups', 'createGroup', 'updateOwnGroup', 'deleteOwnGroup'],
};
const ofMine = { createdBy: 'me', isAdmin: false };
const ofOthers = { createdBy: 'other', isAdmin: false };
const withRole = (identity: Identity, ties: GroupTies | null): PreflightFacts => ({
  ...facts,
  identity,
  ties,
});

describe('pre-flight for somebody with a role', () => {
  const edits: Intent[] = [
    { name: 'updateGroup', args: { name: 'Cooks' } },
    { name: 'addMembers', args: { members: members(9, 1) } },
    { name: 'removeMembers', args: { personIds: [person(0)] } },
    { name: 'setAdmin', args: { personIds: [person(0)], isAdmin: true } },
    { name: 'deleteGroup', args: {} },
  ];

  it.each(edits)('$name is for their own groups only', (intent) => {
    expect(codeOf(group(1), intent, withRole(user, ofMine))).toBe('accepted');
    expect(codeOf(group(1), intent, withRole(user, ofOthers))).toBe('permissionDenied');
    expect(codeOf(group(1), intent, withRole(user, null))).toBe('accepted');
    const guest: Identity = { memberKey: 'me', permissions: [] };
    expect(codeOf(group(1), intent, withRole(guest, ofMine))).toBe('permissionDenied');
  });

  it('tells why, before any limit', () => {
    const intent: Intent = { name: 'updateGroup', args: { name: 'x'.repeat(256) } };
    expect(() => preflight(group(1), intent, withRole(user, ofOthers))).toThrow(
      'Only the person who made this group, its admins or a moderator may change it.',
    );
    expect(() => preflight(group(1), edits[4]!, withRole(user, ofOthers))).toThrow(
      'Only the person who made this group, its admins or a moderator may delete it.',
    );
  });

  it('a new group takes the right to make groups', () => {
    expect(codeOf(null, create('Board'), withRole(user, null))).toBe('accepted');
    const reader: Identity = { memberKey: 'me', permissions: ['readGroups', 'updateAnyGroup'] };
    expect(codeOf(null, create('Board'), withRole(reader, null))).toBe('permissionDenied');
  });

  it('a group that is gone is gone for everybody', () => {
    const intent: Intent = { name: 'deleteGroup', args: {} };
    expect(codeOf(null, intent, withRole(user, null))).toBe('notFound');
  });
});
