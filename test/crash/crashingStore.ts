import { allMigrations } from '#electron/store/migrations/allMigrations.ts';
import { openStore } from '#electron/store/openStore.ts';
import type { Store } from '#electron/store/store.ts';
import type { Pass } from './boundaries.ts';

/** What the script reads for itself: no effect of the app. */
const reads: ReadonlySet<string> = new Set([
  'listGroups',
  'groupState',
  'searchPeople',
  'readLane',
  'memberKeys',
  'onChange',
  'close',
]);

/**
 * Opens the real store so that the process can die before and after every call, inside every transaction that asks
 * something of the caller, between two statements of a migration, and after a commit of which nobody was told yet.
 */
export function openCrashingStore(file: string, now: () => number, pass: Pass): Store {
  pass('before openStore');
  const store = openStore({
    file,
    now,
    migrations: allMigrations.map((migration) => ({
      ...migration,
      up(run: (sql: string) => void) {
        migration.up((sql) => {
          run(sql);
          pass('inside migration');
        });
      },
    })),
  });
  pass('after openStore');
  store.onChange(() => pass('committed'));
  return new Proxy(store, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function' || typeof name !== 'string' || reads.has(name)) {
        return member;
      }
      return (...args: unknown[]): unknown => {
        pass(`before ${name}`);
        const value: unknown = Reflect.apply(
          member,
          target,
          args.map((argument) => interrupted(argument, () => pass(`inside ${name}`))),
        );
        pass(`after ${name}`);
        return value;
      };
    },
  });
}

/** The same argument, passing a boundary whenever the transaction calls it or takes the next item from it. */
function interrupted(argument: unknown, pass: () => void): unknown {
  if (typeof argument === 'function') {
    return (...args: unknown[]): unknown => {
      pass();
      const value: unknown = Reflect.apply(argument, undefined, args);
      return value;
    };
  }
  if (!isPlainObject(argument)) return argument;
  return Object.fromEntries(
    Object.entries(argument).map(([key, value]) => [
      key,
      Array.isArray(value) ? interruptedList(value, pass) : value,
    ]),
  );
}

function isPlainObject(value: unknown): value is object {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}

function interruptedList(items: readonly unknown[], pass: () => void): unknown[] {
  const list = [...items];
  list[Symbol.iterator] = function* () {
    for (const item of items) {
      yield item;
      // Whatever the transaction did with the item is written, and not committed.
      pass();
    }
    return undefined;
  };
  return list;
}
