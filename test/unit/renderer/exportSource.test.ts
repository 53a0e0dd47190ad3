import { afterEach, describe, expect, it } from 'vitest';
import { exportSourceSchema } from '#shared/domain/exporting.ts';
import { groupIdSchema, personIdSchema } from '#shared/domain/ids.ts';
import { instantOf } from '#shared/domain/time.ts';
import { useView, view } from '../../../renderer/app/viewStore.ts';
import { exportChosen, exportShown } from '../../../renderer/features/exports/openExport.ts';
import {
  freshSource,
  missingOf,
  noPart,
  type SourceWish,
  sourceOf,
  whoOf,
} from '../../../renderer/features/exports/sourceWish.ts';
import { everybody } from '../../../renderer/features/people/peopleFilter.ts';
import { uuid } from './changeOf.ts';

const groupId = groupIdSchema.parse(uuid(1, 1));
const otherId = groupIdSchema.parse(uuid(1, 2));
const personId = personIdSchema.parse(uuid(2, 1));
const at = instantOf(Date.parse('2026-03-14T22:59:59.999Z'));
const part = { filter: 'an', personIds: [personId] };
const byRole = [{ key: 'role', direction: 'descending' } as const];
const source = (wish: Partial<SourceWish>, shown = noPart) =>
  sourceOf(
    { ...freshSource, groupId, ...wish },
    { part: shown, arrangement: 'matrix', shownOrder: byRole },
  );

describe('the source of an export', () => {
  it('is a whole roster in the order of the screen until something else is wished', () => {
    expect(source({}, part)).toEqual({
      kind: 'group',
      groupId,
      at: null,
      filter: '',
      personIds: null,
      sort: byRole,
    });
    expect(source({ at, order: [] })).toMatchObject({ at, sort: [] });
  });

  it('is whom the filter shows, or only the chosen, never both', () => {
    expect(source({ who: 'shown' }, part)).toMatchObject({ filter: 'an', personIds: null });
    expect(source({ who: 'chosen' }, part)).toMatchObject({ filter: '', personIds: [personId] });
  });

  it('is everybody again when the filter or the selection is gone', () => {
    const wish = { ...freshSource, groupId };
    expect(whoOf({ ...wish, who: 'shown' }, noPart)).toBe('everybody');
    expect(whoOf({ ...wish, who: 'chosen' }, noPart)).toBe('everybody');
    expect(whoOf({ ...wish, who: 'chosen' }, part)).toBe('chosen');
  });

  it('is several groups or all of them, with their arrangement', () => {
    const groups = { kind: 'groups', at: null, arrangement: 'matrix', sort: byRole };
    expect(source({ kind: 'groups' })).toEqual({ ...groups, groupIds: null });
    expect(source({ kind: 'groups', groupIds: [otherId] })).toEqual({
      ...groups,
      groupIds: [otherId],
    });
  });

  it('is people by a filter, without the spaces around the search', () => {
    const peopleFilter = { ...everybody, text: ' ann ', anyOf: [groupId] };
    expect(source({ kind: 'people', peopleFilter })).toEqual({
      kind: 'people',
      filter: { ...everybody, text: 'ann', anyOf: [groupId] },
      personIds: null,
      sort: { key: 'name', direction: 'ascending' },
    });
  });

  it('is the stays between two days, from the first instant to the last', () => {
    const span = { from: '2026-11-01', to: '2026-11-30' };
    const stays = source({ kind: 'stays', stays: { kind: 'joined', span }, staysText: ' an ' });
    expect(stays).toMatchObject({ kind: 'stays', groupId, text: 'an', filter: { kind: 'joined' } });
    if (stays?.kind !== 'stays' || stays.filter.kind !== 'joined') throw new Error('not a span');
    expect(Date.parse(stays.filter.to) - Date.parse(stays.filter.from)).toBeGreaterThan(
      29 * 24 * 3_600_000,
    );
  });

  it('fits the contract, whatever its kind', () => {
    for (const kind of ['group', 'groups', 'people', 'stays'] as const) {
      expect(exportSourceSchema.parse(source({ kind }, part))).toEqual(source({ kind }, part));
    }
  });

  it('is none, and says why, while something is to be chosen', () => {
    expect(source({ groupId: null })).toBeNull();
    expect(source({ kind: 'groups', groupIds: [] })).toBeNull();
    expect(missingOf({ ...freshSource, kind: 'stays' })).toBe('Choose a group.');
    expect(missingOf({ ...freshSource, kind: 'groups', groupIds: [] })).toMatch(/at least one/);
    expect(missingOf({ ...freshSource, kind: 'people' })).toBeNull();
  });
});

describe('exporting what is on the screen', () => {
  afterEach(view.reset);
  const wished = () => {
    const { dialog } = useView.getState();
    return dialog?.kind === 'export' ? dialog.wish : null;
  };

  it('is about the open roster, of the day and with the filter that are shown', () => {
    view.openGroup(groupId);
    exportShown();
    expect(wished()).toMatchObject({ kind: 'group', groupId, at: null, who: 'everybody' });
    view.showAsOf(at);
    view.filterRoster('an');
    exportShown();
    expect(wished()).toMatchObject({ at, who: 'shown' });
    exportChosen();
    expect(wished()).toMatchObject({ groupId, who: 'chosen' });
  });

  it('is about the history where that is shown, as it is narrowed down there', () => {
    view.openGroup(groupId);
    view.showGroupView('history');
    view.wishHistory({ kind: 'former', span: null });
    view.filterHistory('bo');
    exportShown();
    expect(wished()).toMatchObject({
      kind: 'stays',
      groupId,
      stays: { kind: 'former' },
      staysText: 'bo',
    });
  });

  it('is about the people where they are shown, filtered and sorted as they are', () => {
    view.openGroup(groupId);
    view.showScreen('people');
    view.filterPeople({ noneOf: [groupId] });
    view.sortPeople({ key: 'email', direction: 'descending' });
    exportShown();
    expect(wished()).toMatchObject({
      kind: 'people',
      peopleFilter: { noneOf: [groupId] },
      peopleSort: { key: 'email', direction: 'descending' },
    });
  });

  it('opens nothing where no list is open', () => {
    exportShown();
    expect(wished()).toBeNull();
  });
});
