import { useRef, useState } from 'react';
import type { Account } from '#shared/domain/connection.ts';
import type { Scope } from '#shared/domain/workspace.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import { call } from '../../ipc/call.ts';

export type ScopeList =
  | { kind: 'unasked' }
  | { kind: 'loading' }
  | { kind: 'failed' }
  | { kind: 'loaded'; scopes: readonly Scope[] };

/** Null: there is a list, or another question has taken this one's place. */
type Loading = Promise<Failure | null>;

export interface Scopes {
  list: ScopeList;
  load(account: Account): Loading;
  /** As `load`; the same account is not asked twice, whatever it answered. */
  loadOnce(account: Account): Loading;
  /** As `loadOnce`, but what failed is tried again. */
  ensure(account: Account): Loading;
  /** The account has changed: what was listed is another's. */
  forget(): void;
}

/** What of an account there is to choose. It is kept here and in no cache: its question holds a secret. */
export function useScopes(onLoaded: (scopes: readonly Scope[]) => void): Scopes {
  const [list, setList] = useState<ScopeList>({ kind: 'unasked' });
  const last = useRef<{ account: string; loading: Loading; hasFailed: boolean } | null>(null);

  function load(account: Account): Loading {
    const loading = call('workspace.scopes', { account }).then((result) => {
      if (last.current?.loading !== loading) return null;
      last.current.hasFailed = !result.ok;
      if (!result.ok) {
        setList({ kind: 'failed' });
        return result.error;
      }
      setList({ kind: 'loaded', scopes: result.value.scopes });
      onLoaded(result.value.scopes);
      return null;
    });
    last.current = { account: JSON.stringify(account), loading, hasFailed: false };
    setList({ kind: 'loading' });
    return loading;
  }

  const asked = (account: Account) =>
    last.current?.account === JSON.stringify(account) ? last.current : null;

  return {
    list,
    load,
    loadOnce: (account) => asked(account)?.loading ?? load(account),
    ensure(account) {
      const before = asked(account);
      return before === null || before.hasFailed ? load(account) : before.loading;
    },
    forget() {
      last.current = null;
      setList({ kind: 'unasked' });
    },
  };
}
