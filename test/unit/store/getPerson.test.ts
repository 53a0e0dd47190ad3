import { describe, expect, it } from 'vitest';
import type { PersonId } from '#shared/domain/ids.ts';
import {
  at,
  everything,
  groupNamed,
  personNamed,
  pull,
  remoteGroup,
  remotePerson,
} from '#test/support/storeSeed.ts';
import { scene } from './newPeopleScene.ts';

describe('getPerson', () => {
  it('tells further addresses, attributes and the groups now and before, also of somebody gone', () => {
    const { store, kitchen, choir } = scene();
    const ana = personNamed(store, 'ana');
    const attributes = { team: 'north' };
    const otherEmails = ['ana@home.example', 'a.ruiz@work.example'];
    pull(
      store,
      {
        people: [{ ...remotePerson('ana'), otherEmails, attributes }],
        groups: [remoteGroup('Kitchen'), remoteGroup('Choir', ['ana*'], {}, at(5))],
      },
      { at: at(9) },
    );
    expect(store.getPerson(ana)).toEqual({
      id: ana,
      memberKey: 'ana',
      name: 'ana',
      email: 'ana@example.org',
      phone: null,
      status: 'active',
      otherEmails,
      attributes,
      groups: [
        {
          groupId: choir,
          name: 'Choir',
          isAdmin: true,
          joinedAt: at(5),
          leftAt: null,
          datesFrom: 'server',
          leftFrom: null,
          syncMark: 'synced',
        },
        {
          groupId: kitchen,
          name: 'Kitchen',
          isAdmin: false,
          joinedAt: at(-1000),
          leftAt: at(9),
          datesFrom: 'server',
          leftFrom: 'observed',
          syncMark: 'synced',
        },
      ],
    });
    const found = store.searchPeople({ text: 'ruiz@work', forGroupId: null, ...everything });
    expect(found.items.map(({ id }) => id)).toEqual([ana]);
    pull(store, { people: [remotePerson('ben')] });
    expect(store.getPerson(ana)).toMatchObject({ status: 'gone', groups: [{}, {}] });
  });

  it('tells of nobody where there is nobody', () => {
    const { store } = scene();
    expect(store.getPerson(groupNamed(store, 'Kitchen') as unknown as PersonId)).toBeNull();
  });
});
