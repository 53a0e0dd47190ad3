import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { limits } from '#shared/domain/limits.ts';

interface SearchFieldProps {
  id?: string;
  ref?: Ref<HTMLInputElement>;
  className: string | undefined;
  label: string;
  /** Where it is to say something else than the label. */
  placeholder?: string;
  clearLabel: string;
  /** At the end, while nothing is typed. */
  hint?: ReactNode;
  value: string;
  onChange: (text: string) => void;
  onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
}

/** A field that narrows a list down with every key, and can be emptied by a button. */
export function SearchField(props: SearchFieldProps): ReactNode {
  const { label, placeholder = label, clearLabel, hint = null, onChange, ...field } = props;
  return (
    <TextInput
      {...field}
      aria-label={label}
      placeholder={placeholder}
      maxLength={limits.searchLength}
      spellCheck={false}
      leftSection={<IconSearch size={15} aria-hidden />}
      rightSection={
        field.value === '' ? (
          hint
        ) : (
          <CloseButton size="sm" aria-label={clearLabel} onClick={() => onChange('')} />
        )
      }
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
