import type { SandboxOptions } from '#electron/sandbox/startSandbox.ts';
import type { RemoteGroups, RemotePerson, RemoteResult } from '#electron/sync/ports/remote.ts';
import type { Capabilities } from '#shared/domain/capabilities.ts';
import type { TestSandbox } from '#test/support/startSandbox.ts';
import type { RosterSeed } from './rosterSeed.ts';

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

/** The vendor's ids of what the dataset holds; an id that it does not hold stays as it is, and nobody knows it. */
export interface DatasetIds {
  /** The member key of a person. */
  person(id: string): string;
  group(id: string): string;
}

/** One adapter and the face of the sandbox it speaks to. What the vendor cannot do is in `capabilities`. */
export interface ContractSubject {
  /** What the adapter is to say of itself; tests that need an ability ask here. */
  capabilities: Capabilities;
  /** The adapter with full rights. */
  connect(sandbox: TestSandbox): RemoteGroups;
  /** The adapter at this address, with credentials that are right unless `spoiled`. */
  connectTo(baseUrl: string, sandbox: TestSandbox, spoiled: boolean): RemoteGroups;
  /**
   * The adapter with one person's rights, where the vendor's ids are the dataset's; null where the vendor has no
   * such thing.
   */
  connectAs: ((sandbox: TestSandbox, personId: string) => Promise<RemoteGroups>) | null;
  /** As they are now: what was made since the last call is not in it. */
  ids(sandbox: TestSandbox): Promise<DatasetIds>;
  /** What the vendor's answers keep of a person whom the dataset has like this. */
  person(seed: RosterSeed['people'][number]): Omit<RemotePerson, 'memberKey'>;
  /** What the vendor's answers tell about groups at all. */
  tells: { createdBy: boolean; joinedAt: boolean };
  /** A list that others change while it is read may name a row twice; it never leaves one out. */
  mayRepeatRows: boolean;
  /** Makes the face take two writes of a kind in a minute; null where the vendor limits no rate. */
  twoWritesAMinute: Partial<SandboxOptions> | null;
  /** The requests of each operation in their order, at least one unless the vendor cannot do it at all. */
  routes: Readonly<Record<Operation, readonly Route[]>>;
}

/** `keys` in as many parts as the provider wants them. */
export function inBulks(keys: readonly string[], { bulkSize }: Capabilities): string[][] {
  return Array.from({ length: Math.ceil(keys.length / bulkSize) }, (_, index) =>
    keys.slice(index * bulkSize, (index + 1) * bulkSize),
  );
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
