import {
  Autocomplete,
  Button,
  Group,
  Select,
  type SelectProps,
  VisuallyHidden,
} from '@mantine/core';
import type { ReactNode } from 'react';
import type { Scope } from '#shared/domain/workspace.ts';
import classes from './ScopeField.module.css';
import type { ScopeList } from './useScopes.ts';

interface ScopeFieldProps {
  value: Scope | null;
  error: ReactNode;
  onChange: (scope: Scope | null) => void;
  list: ScopeList;
  /** The credentials are there, so that the server can be asked. */
  canLoad: boolean;
  onLoad: () => void;
}

/** Which of the account's organisations: filled by the server, as soon as the credentials allow. */
export function OrganisationField(props: ScopeFieldProps): ReactNode {
  const { value, error, onChange, list } = props;
  const scopes = scopesIn(list);
  const words = organisationWords(list);
  return (
    <Beside {...props} what="organisations" words={words}>
      <Select
        label="Organisation"
        description={words}
        inputWrapperOrder={belowInput}
        required
        flex={1}
        searchable={scopes.length > 8}
        placeholder={scopes.length === 0 ? 'None loaded yet' : 'Choose one'}
        nothingFoundMessage={scopes.length === 0 ? 'Nothing to choose yet' : 'None is called so'}
        data={scopes.map(({ id, name }) => ({ value: id, label: name }))}
        value={value?.id ?? null}
        error={error}
        allowDeselect={false}
        withScrollArea={false}
        classNames={{ options: classes.options }}
        data-path="scope"
        onChange={(id) => onChange(scopes.find((scope) => scope.id === id) ?? null)}
      />
    </Beside>
  );
}

/** Which of the app's teams, if any. The server may have none to list, or too many people to find them all. */
export function TeamField(props: ScopeFieldProps): ReactNode {
  const { value, error, onChange, list } = props;
  const words = teamWords(list);
  return (
    <Beside {...props} what="teams" words={words}>
      <Autocomplete
        label="Team"
        description={words}
        inputWrapperOrder={belowInput}
        flex={1}
        placeholder="The whole app"
        autoComplete="off"
        spellCheck={false}
        maxLength={255}
        data={scopesIn(list).map(({ id }) => id)}
        withScrollArea={false}
        classNames={{ options: classes.options }}
        value={value?.id ?? ''}
        error={error}
        data-path="scope"
        onChange={(id) => onChange(id === '' ? null : { id, name: id })}
      />
    </Beside>
  );
}

const belowInput: NonNullable<SelectProps['inputWrapperOrder']> = [
  'label',
  'input',
  'description',
  'error',
];

const scopesIn = (list: ScopeList) => (list.kind === 'loaded' ? list.scopes : []);

interface BesideProps extends Pick<ScopeFieldProps, 'list' | 'canLoad' | 'onLoad'> {
  what: string;
  words: string;
  children: ReactNode;
}

/** The field, the button that fills it, and for ears what became of that. */
function Beside({ what, words, list, canLoad, onLoad, children }: BesideProps): ReactNode {
  return (
    <Group align="flex-start" gap="xs" wrap="nowrap">
      {children}
      <Button
        variant="default"
        className={classes.load}
        loading={list.kind === 'loading'}
        disabled={!canLoad}
        onClick={onLoad}
      >
        {list.kind === 'unasked' || list.kind === 'loading' ? `Load ${what}` : 'Load again'}
      </Button>
      <VisuallyHidden role="status">{list.kind === 'unasked' ? '' : words}</VisuallyHidden>
    </Group>
  );
}

function organisationWords(list: ScopeList): string {
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

function teamWords(list: ScopeList): string {
  switch (list.kind) {
    case 'unasked':
      return 'Only one team, by its id. Empty: the whole app.';
    case 'loading':
      return 'Looking for the teams that people of this app are in…';
    case 'failed':
      return 'The teams could not be loaded. One can be entered by its id.';
    case 'loaded':
      return list.scopes.length === 0
        ? 'Nobody in this app is in a team. Empty: the whole app.'
        : 'Choose one, or leave it empty for the whole app.';
  }
}
