import type { RemoteGroups, RemoteResult } from '#electron/sync/ports/remote.ts';
import type { TestSandbox } from '#test/support/startSandbox.ts';

/** What the suite wants to spoil; the adapter's tests say by which request each is done. */
export type Operation =
  | 'listPeople'
  | 'listGroups'
  | 'getGroup'
  | 'createGroup'
  | 'updateGroup'
  | 'deleteGroup'
  | 'addMembers'
  | 'removeMembers'
  | 'setAdmin';

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As a fault rule takes it: `*` stands for one segment. */
  path: string;
}

/** One adapter and the face of the sandbox it speaks to. */
export interface ContractSubject {
  /** The adapter with full rights. */
  connect(sandbox: TestSandbox): RemoteGroups;
  /** The adapter at this address, with credentials that are right unless `spoiled`. */
  connectTo(baseUrl: string, sandbox: TestSandbox, spoiled: boolean): RemoteGroups;
  /** The adapter with one person's rights; null where the vendor has no such thing. */
  connectAs: ((sandbox: TestSandbox, personId: string) => Promise<RemoteGroups>) | null;
  routes: Readonly<Record<Operation, Route>>;
}

export const noAbort = new AbortController().signal;

/** The value of a result that has to be one. */
export function valueIn<Value>(result: RemoteResult<Value>): Value {
  if (!result.ok) {
    throw new Error(`Failed: ${JSON.stringify(result.failure)}`);
  }
  return result.value;
}

/** Every item of a list, page by page, and how many pages there were. */
export async function readAll<Item>(
  list: (cursor: string | null) => Promise<
    RemoteResult<{
      items: readonly Item[];
      unreadable: readonly unknown[];
      nextCursor: string | null;
    }>
  >,
): Promise<{ items: Item[]; pages: number }> {
  const items: Item[] = [];
  let cursor: string | null = null;
  let pages = 0;
  do {
    const page: Awaited<ReturnType<typeof list>> = await list(cursor);
    const { items: found, unreadable, nextCursor } = valueIn(page);
    if (unreadable.length > 0) {
      throw new Error(`Unreadable: ${JSON.stringify(unreadable)}`);
    }
    items.push(...found);
    cursor = nextCursor;
    pages += 1;
  } while (cursor !== null);
  return { items, pages };
}
