import { Button, Group, Loader, Select, TextInput, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Scope } from '#shared/domain/workspace.ts';
import classes from './ScopeField.module.css';
import type { ScopeList } from './useScopes.ts';

interface FieldProps {
  value: Scope | null;
  error: ReactNode;
  onChange: (scope: Scope | null) => void;
}

interface OrganisationFieldProps extends FieldProps {
  list: ScopeList;
  /** The credentials are there, so that the server can be asked. */
  canLoad: boolean;
  onLoad: () => void;
}

/** Which of the account's organisations: filled by the server, as soon as the credentials allow. */
export function OrganisationField(props: OrganisationFieldProps): ReactNode {
  const { value, error, onChange, list, canLoad, onLoad } = props;
  const scopes = list.kind === 'loaded' ? list.scopes : [];
  const words = wordsOf(list);
  return (
    <Group align="flex-start" gap="xs" wrap="nowrap">
      <Select
        label="Organisation"
        description={words}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        required
        flex={1}
        searchable={scopes.length > 8}
        placeholder={scopes.length === 0 ? 'None loaded yet' : 'Choose one'}
        nothingFoundMessage={scopes.length === 0 ? 'Nothing to choose yet' : 'None is called so'}
        data={scopes.map(({ id, name }) => ({ value: id, label: name }))}
        value={value?.id ?? null}
        error={error}
        allowDeselect={false}
        rightSection={list.kind === 'loading' ? <Loader size={14} /> : undefined}
        data-path="scope"
        onChange={(id) => onChange(scopes.find((scope) => scope.id === id) ?? null)}
      />
      <Button
        variant="default"
        className={classes.load}
        disabled={!canLoad || list.kind === 'loading'}
        onClick={onLoad}
      >
        {list.kind === 'unasked' ? 'Load organisations' : 'Load again'}
      </Button>
      <VisuallyHidden role="status">{list.kind === 'unasked' ? '' : words}</VisuallyHidden>
    </Group>
  );
}

function wordsOf(list: ScopeList): string {
  switch (list.kind) {
    case 'unasked':
      return 'They come from the server as soon as the API key is there.';
    case 'loading':
      return 'Asking the server for your organisations…';
    case 'failed':
      return 'The organisations could not be loaded.';
    case 'loaded':
      return wordsOfCount(list.scopes.length);
  }
}

function wordsOfCount(count: number): string {
  if (count === 0) return 'This account has no organisation yet.';
  return count === 1
    ? 'The only organisation of this account.'
    : `This account has ${count} organisations.`;
}

/** Which team of the app. The server does not list them. */
export function TeamField({ value, error, onChange }: FieldProps): ReactNode {
  return (
    <TextInput
      label="Team"
      description="The id of one team, if the app has teams. Empty: the whole app."
      placeholder="The whole app"
      autoComplete="off"
      spellCheck={false}
      maxLength={255}
      value={value?.id ?? ''}
      error={error}
      data-path="scope"
      onChange={({ currentTarget: { value: id } }) => onChange(id === '' ? null : { id, name: id })}
    />
  );
}
