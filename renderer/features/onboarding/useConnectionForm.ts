import { type UseFormReturnType, useForm } from '@mantine/form';
import { createElement, useState } from 'react';
import type { Provider } from '#shared/domain/capabilities.ts';
import { type Connection, connectionNeeds } from '#shared/domain/connection.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import { call } from '../../ipc/call.ts';
import { FieldFailure } from '../../ui/FieldFailure.tsx';
import {
  accountOf,
  type ConnectionField,
  type ConnectionValues,
  checkConnection,
  connectionOf,
  emptyConnection,
  fieldOfFailure,
  isSameAccount,
  valuesFor,
} from './connectionForm.ts';
import { type Scopes, useScopes } from './useScopes.ts';

export type Verdict = { kind: 'works' } | { kind: 'failed'; failure: Failure };

export interface ConnectionForm {
  form: UseFormReturnType<ConnectionValues>;
  scopes: Scopes;
  busy: 'testing' | 'connecting' | null;
  verdict: Verdict | null;
  choose(provider: Provider): void;
  /** The account is entered as far as it will be for now: its organisations can be asked for. */
  leaveAccount(): Promise<void>;
  loadScopes(): Promise<void>;
  test(): Promise<void>;
  connect(): Promise<void>;
}

/** What the connect form holds and does. `onDone`: connected, and open. */
export function useConnectionForm(onDone: () => void): ConnectionForm {
  const [busy, setBusy] = useState<ConnectionForm['busy']>(null);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const scopes = useScopes(([only, ...others]) => {
    if (only === undefined || others.length > 0 || !needsScope(form.getValues())) return;
    form.setFieldValue('scope', only);
  });
  const form = useForm<ConnectionValues>({
    initialValues: emptyConnection,
    onValuesChange: (values, before) => {
      setVerdict(null);
      if (isSameAccount(values, before)) return;
      scopes.forget();
      if (needsScope(values) && values.scope !== null) form.setFieldValue('scope', null);
    },
  });

  function focus(field: ConnectionField): void {
    // After React has drawn the error: a screen reader reads it with the field.
    setTimeout(() => form.getInputNode(field)?.focus(), 0);
  }

  function tell(failure: Failure): void {
    const field = fieldOfFailure(failure, form.getValues());
    if (field === null) {
      setVerdict({ kind: 'failed', failure });
      return;
    }
    form.setFieldError(field, createElement(FieldFailure, { failure }));
    focus(field);
  }

  /** The connection as it is entered; null, with the reasons at the fields, where it cannot be right. */
  async function read(isNameless: boolean): Promise<Connection | null> {
    const account = accountOf(form.getValues());
    if (account !== null && needsScope(form.getValues()) && form.getValues().scope === null) {
      const failure = await scopes.ensure(account);
      if (failure !== null) {
        tell(failure);
        return null;
      }
    }
    const values = form.getValues();
    // A connection can be tried before its workspace has a name.
    const errors = checkConnection(isNameless ? { ...values, name: values.name || '-' } : values);
    form.setErrors(errors);
    const [first] = Object.keys(errors) as ConnectionField[];
    if (first !== undefined) focus(first);
    return first === undefined ? connectionOf(values) : null;
  }

  return {
    form,
    scopes,
    busy,
    verdict,
    choose(provider) {
      if (provider === form.getValues().provider) return;
      form.setValues(valuesFor(provider, form.getValues().name));
      form.clearErrors();
      scopes.forget();
    },
    async leaveAccount() {
      const values = form.getValues();
      const account = accountOf(values);
      if (account === null || !needsScope(values)) return;
      const failure = await scopes.loadOnce(account);
      // The user is elsewhere by now: the error waits at its field, and the list says that it failed.
      const field = failure === null ? null : fieldOfFailure(failure, form.getValues());
      if (failure !== null && field !== null) {
        form.setFieldError(field, createElement(FieldFailure, { failure }));
      }
    },
    async loadScopes() {
      const account = accountOf(form.getValues());
      if (account === null) return;
      const failure = await scopes.load(account);
      if (failure !== null) tell(failure);
    },
    async test() {
      setBusy('testing');
      const connection = await read(true);
      const result = connection && (await call('workspace.test', { connection }));
      setBusy(null);
      if (result === null) return;
      if (result.ok) setVerdict({ kind: 'works' });
      else tell(result.error);
    },
    async connect() {
      setBusy('connecting');
      const connection = await read(false);
      const { name } = form.getValues();
      const result =
        connection && (await call('workspace.add', { kind: 'connect', name, connection }));
      setBusy(null);
      if (result === null) return;
      if (result.ok) onDone();
      else tell(result.error);
    },
  };
}

function needsScope({ provider }: ConnectionValues): boolean {
  return provider !== null && connectionNeeds[provider].scope?.isRequired === true;
}
