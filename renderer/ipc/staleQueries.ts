import { z } from 'zod';
import type { MethodName } from '#shared/ipc/contract.ts';
import type { EventPayload } from '#shared/ipc/events.ts';

export type StoreChange = EventPayload<'store.changed'>;

const groupOfKey: Partial<Record<MethodName, (params: unknown) => string | null>> = {
  'groups.get': groupAt('groupId'),
  'roster.query': groupAt('groupId'),
  'roster.sizes': groupAt('groupId'),
  'roster.asOf': groupAt('groupId'),
  'members.history': groupAt('groupId'),
  'people.search': groupAt('forGroupId'),
};

/** Methods whose answers hold people's names or contact data. */
const showsPeople: ReadonlySet<unknown> = new Set<MethodName>([
  'roster.query',
  'roster.compare',
  'roster.asOf',
  'members.history',
  'activity.list',
  'people.search',
  'people.query',
  'people.ids',
  'people.attributes',
  'people.get',
  'exports.formats',
  'exports.preview',
  'exports.text',
  'exports.page',
  'changes.list',
  'changes.get',
  'conflicts.list',
  'imports.plan',
]);

/** Methods whose answers hold edits that were not sent. */
const showsChanges: ReadonlySet<unknown> = new Set<MethodName>([
  'changes.list',
  'changes.get',
  'conflicts.list',
  'activity.list',
  'exports.preview',
  'exports.page',
]);

/** Lists that hold names of groups, or depend on who is in them, whichever they are. */
const namesGroups: ReadonlySet<string> = new Set<MethodName>([
  'groups.list',
  'activity.list',
  'changes.list',
  'changes.get',
  'conflicts.list',
  'people.get',
  'people.query',
  'people.ids',
  // Its lists follow by themselves: the host answers them by its last plan.
  'imports.plan',
]);

/** Whether a query has to be asked again after a change of the store. */
export function isStale(key: readonly unknown[], change: StoreChange): boolean {
  const [method, params] = key;
  if (change.people && showsPeople.has(method)) return true;
  if (change.changes && showsChanges.has(method)) return true;
  const hasGroups = change.groupIds === null || change.groupIds.length > 0;
  if (!hasGroups || typeof method !== 'string') return false;
  if (namesGroups.has(method)) return true;
  if (isExport.has(method)) {
    return change.groupIds?.some((changed) => isExported(params, changed)) ?? true;
  }
  if (method === 'roster.compare') {
    return change.groupIds?.some((changed) => isCompared(params, changed)) ?? true;
  }
  const groupOf = Object.entries(groupOfKey).find(([name]) => name === method)?.[1];
  if (groupOf === undefined) return false;
  if (change.groupIds === null) return true;
  const groupId = groupOf(params);
  return groupId !== null && change.groupIds.some((changed) => changed === groupId);
}

/** One change that stands for several. */
export function mergeChanges(first: StoreChange, second: StoreChange): StoreChange {
  return {
    version: Math.max(first.version, second.version),
    groupIds:
      first.groupIds === null || second.groupIds === null
        ? null
        : [...new Set([...first.groupIds, ...second.groupIds])],
    people: first.people || second.people,
    changes: first.changes || second.changes,
  };
}

const momentSchema = z.object({ groupId: z.string() });
const comparedSchema = z.object({ first: momentSchema, second: momentSchema });

/** Whether a group is on either side of a comparison. */
function isCompared(params: unknown, groupId: string): boolean {
  const parsed = comparedSchema.safeParse(params);
  if (!parsed.success) return false;
  return [parsed.data.first, parsed.data.second].some((side) => side.groupId === groupId);
}

/** What comes out of an export, before it does. */
const isExport: ReadonlySet<string> = new Set<MethodName>([
  'exports.preview',
  'exports.text',
  'exports.page',
]);

const exportedSchema = z.object({
  source: z.object({ groupId: z.string().optional(), groupIds: z.array(z.string()).nullish() }),
});

/** Whether an export may be about a group: one without groups of its own depends on who is in them, whichever they are. */
function isExported(params: unknown, changed: string): boolean {
  const parsed = exportedSchema.safeParse(params);
  if (!parsed.success) return true;
  const { groupId, groupIds } = parsed.data.source;
  if (groupId !== undefined) return groupId === changed;
  return groupIds?.includes(changed) ?? true;
}

function groupAt(field: string): (params: unknown) => string | null {
  return (params) => {
    const parsed = z.record(z.string(), z.unknown()).safeParse(params);
    const groupId = parsed.success ? parsed.data[field] : null;
    return typeof groupId === 'string' ? groupId : null;
  };
}
