import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { groupIdSchema } from '#shared/domain/ids.ts';
import { ChangeGate } from '../../../renderer/ipc/changeGate.ts';
import { isStale, mergeChanges, type StoreChange } from '../../../renderer/ipc/staleQueries.ts';
import { uuid } from './changeOf.ts';

const mine = groupIdSchema.parse(uuid(1, 1));
const other = groupIdSchema.parse(uuid(1, 2));
const third = groupIdSchema.parse(uuid(1, 3));
const nothing: StoreChange = { version: 1, groupIds: [], people: false, changes: false };

const keys = {
  list: ['groups.list', { search: '' }, 'pages'],
  group: ['groups.get', { groupId: mine }],
  roster: ['roster.query', { groupId: mine, filter: '' }, 'pages'],
  sizes: ['roster.sizes', { groupId: mine }],
  comparison: ['roster.compare', { first: { groupId: third }, second: { groupId: mine } }],
  past: ['roster.asOf', { groupId: mine, at: '2026-03-14T22:59:59.999Z' }, 'pages'],
  history: ['members.history', { groupId: mine }, 'pages'],
  search: ['people.search', { text: '', forGroupId: mine }],
  searchForNone: ['people.search', { text: '', forGroupId: null }],
  everybody: ['people.query', { filter: {} }, 'rows', 0],
  ids: ['people.ids', { filter: {} }],
  attributes: ['people.attributes', {}],
  person: ['people.get', { personId: uuid(5, 1) }],
  formats: ['exports.formats', { sourceKind: 'group' }],
  preview: ['exports.preview', { source: { groupId: mine } }],
  groupsPreview: ['exports.preview', { source: { groupIds: [third, mine] } }],
  peoplePreview: ['exports.preview', { source: { filter: {} } }],
  page: ['exports.page', { source: { groupId: mine } }],
  exportedText: ['exports.text', { source: { groupId: mine } }],
  changes: ['changes.list', {}, 'pages'],
  oneChange: ['changes.get', { commandId: uuid(6, 1) }],
  conflicts: ['conflicts.list', {}, 'pages'],
  activity: ['activity.list', { groupId: null }, 'pages'],
  plan: ['imports.plan', { importId: uuid(9, 1), wish: {} }],
  planGroups: ['imports.groups', { importId: uuid(9, 1) }, 'pages'],
  backups: ['backup.list', {}],
  status: ['sync.status', {}],
  layout: ['layout.get', {}],
  savedFilters: ['savedFilters.list', {}],
  exportTemplates: ['exportTemplates.list', {}],
  settings: ['settings.get', {}],
};
const staleAfter = (change: Partial<StoreChange>) =>
  Object.entries(keys)
    .filter(([, key]) => isStale(key, { ...nothing, ...change }))
    .map(([name]) => name);

describe('what is asked again after a change of the store', () => {
  it('is nothing when nothing changed', () => {
    expect(staleAfter({})).toEqual([]);
  });

  it('is the group’s own data, the list and the changes’ sentences when a group changed', () => {
    expect(staleAfter({ groupIds: [mine] })).toEqual([
      'list',
      'group',
      'roster',
      'sizes',
      'comparison',
      'past',
      'history',
      'search',
      'everybody',
      'ids',
      'person',
      'preview',
      'groupsPreview',
      'peoplePreview',
      'page',
      'exportedText',
      'changes',
      'oneChange',
      'conflicts',
      'activity',
      'plan',
    ]);
  });

  it('is not another group’s roster', () => {
    expect(staleAfter({ groupIds: [other] })).toEqual([
      'list',
      'everybody',
      'ids',
      'person',
      'peoplePreview',
      'changes',
      'oneChange',
      'conflicts',
      'activity',
      'plan',
    ]);
  });

  it('is every group when so many changed that they are not listed', () => {
    expect(staleAfter({ groupIds: null })).toEqual(
      expect.arrayContaining(['list', 'group', 'roster', 'preview']),
    );
  });

  it('is whatever shows people when people changed', () => {
    expect(staleAfter({ people: true })).toEqual([
      'roster',
      'comparison',
      'past',
      'history',
      'search',
      'searchForNone',
      'everybody',
      'ids',
      'attributes',
      'person',
      'formats',
      'preview',
      'groupsPreview',
      'peoplePreview',
      'page',
      'exportedText',
      'changes',
      'oneChange',
      'conflicts',
      'activity',
      'plan',
    ]);
  });

  it('is what shows unsent edits when those changed', () => {
    expect(staleAfter({ changes: true })).toEqual([
      'preview',
      'groupsPreview',
      'peoplePreview',
      'page',
      'changes',
      'oneChange',
      'conflicts',
      'activity',
    ]);
  });

  it('is the sum of both for two changes in one', () => {
    const both = mergeChanges(
      { ...nothing, groupIds: [mine], people: true },
      { ...nothing, version: 2, groupIds: [other], changes: true },
    );
    expect(both).toEqual({ version: 2, groupIds: [mine, other], people: true, changes: true });
    expect(mergeChanges(both, { ...nothing, groupIds: null }).groupIds).toBeNull();
  });
});

describe('the gate before the query cache', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('lets the first change through at once and the rest of a burst as one', () => {
    const applied: StoreChange[] = [];
    const gate = new ChangeGate((change) => applied.push(change), 100);
    for (let version = 1; version <= 50; version += 1) {
      gate.push({ ...nothing, version, groupIds: [version % 2 === 0 ? mine : other] });
    }
    expect(applied).toHaveLength(1);
    vi.advanceTimersByTime(100);
    expect(applied).toHaveLength(2);
    expect(applied[1]).toMatchObject({ version: 50, groupIds: [mine, other] });
  });

  it('lets a change through at once again when the burst is over', () => {
    const applied: StoreChange[] = [];
    const gate = new ChangeGate((change) => applied.push(change), 100);
    gate.push(nothing);
    vi.advanceTimersByTime(100);
    gate.push({ ...nothing, version: 2 });
    expect(applied.map(({ version }) => version)).toEqual([1, 2]);
  });
});
