import { Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useOpenWorkspace } from '../../app/useOpenWorkspace.ts';
import { remainingOf } from './remaining.ts';

interface NameFieldProps {
  value: string;
  error: ReactNode;
  onChange: (value: string) => void;
}

/** A group's name, with what the provider's limit leaves. */
export function NameField({ value, error, onChange }: NameFieldProps): ReactNode {
  const limit = useOpenWorkspace()?.capabilities.maxNameLength ?? null;
  return (
    <TextInput
      label="Name"
      required
      data-autofocus
      value={value}
      error={error}
      description={remainingOf(value, limit)?.words}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** A group's description, where the provider has one. */
export function DescriptionField({ value, error, onChange }: NameFieldProps): ReactNode {
  const capabilities = useOpenWorkspace()?.capabilities;
  if (capabilities?.groupDescription !== true) return null;
  return (
    <Textarea
      label="Description"
      autosize
      minRows={2}
      maxRows={6}
      value={value}
      error={error}
      description={remainingOf(value, capabilities.maxDescriptionLength)?.words}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
