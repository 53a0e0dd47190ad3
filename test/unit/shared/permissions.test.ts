import { describe, expect, it } from 'vitest';
import {
  type GroupTies,
  type Identity,
  mayDo,
  notYourGroup,
  type Permission,
  permissionSchema,
} from '#shared/domain/permissions.ts';

const signedInWith = (...permissions: Permission[]): Identity => ({ memberKey: 'me', permissions });
const mine: GroupTies = { createdBy: 'me', isAdmin: false };
const administered: GroupTies = { createdBy: 'other', isAdmin: true };
const others: GroupTies = { createdBy: 'other', isAdmin: false };
const nobodys: GroupTies = { createdBy: null, isAdmin: false };
const reasonOf = (verdict: ReturnType<typeof mayDo>) =>
  verdict.isAllowed ? 'allowed' : verdict.reason;

describe('what somebody may do', () => {
  it('is everything where nobody in particular signed in', () => {
    for (const action of ['readGroups', 'createGroup', 'createPerson'] as const) {
      expect(mayDo(null, action)).toEqual({ isAllowed: true });
    }
    for (const action of ['update', 'delete'] as const) {
      expect(mayDo(null, action, nobodys)).toEqual({ isAllowed: true });
    }
  });

  it.each([
    ['readGroups', 'readGroups'],
    ['createGroup', 'createGroup'],
    ['createPerson', 'createPerson'],
  ] as const)('%s takes the permission %s and no other', (action, permission) => {
    expect(mayDo(signedInWith(permission), action).isAllowed).toBe(true);
    const rest = permissionSchema.options.filter((other) => other !== permission);
    expect(reasonOf(mayDo(signedInWith(...rest), action))).toMatch(/^Your role does not let you /);
  });

  it.each(['update', 'delete'] as const)('%s goes by owner, then admin, then role', (action) => {
    const own = `${action}OwnGroup` as const;
    const any = `${action}AnyGroup` as const;
    for (const ties of [mine, administered]) {
      expect(mayDo(signedInWith(own), action, ties).isAllowed).toBe(true);
      expect(reasonOf(mayDo(signedInWith(), action, ties))).toMatch(/^Your role/);
    }
    for (const ties of [others, nobodys]) {
      expect(reasonOf(mayDo(signedInWith(own), action, ties))).toBe(notYourGroup[action]);
    }
    for (const ties of [mine, administered, others, nobodys, null]) {
      expect(mayDo(signedInWith(any), action, ties).isAllowed).toBe(true);
    }
  });

  it.each(['update', 'delete'] as const)(
    '%s is not held up by what is not known of a group, unless by the role alone',
    (action) => {
      const own = `${action}OwnGroup` as const;
      expect(mayDo(signedInWith(own), action, null).isAllowed).toBe(true);
      expect(mayDo(signedInWith('readGroups'), action, null).isAllowed).toBe(false);
    },
  );

  it.each([
    ['update', ['deleteOwnGroup', 'deleteAnyGroup']],
    ['delete', ['updateOwnGroup', 'updateAnyGroup']],
  ] as const)('%s is not covered by permissions for the other', (action, permissions) => {
    expect(mayDo(signedInWith(...permissions), action, mine).isAllowed).toBe(false);
  });
});
