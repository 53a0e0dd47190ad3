import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { limits } from '#shared/domain/limits.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import type { PersonMatch } from '#shared/ipc/methods/people.ts';
import { performEdit } from '../../app/edits.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { FieldFailure } from '../../ui/FieldFailure.tsx';
import { named } from '../../ui/sentence.ts';
import { draftOf, emailTrouble, personOf } from './newPersonWording.ts';
import classes from './PeoplePicker.module.css';

interface NewPersonFormProps {
  /** What was looked for. */
  text: string;
  onMade: (person: PersonMatch) => void;
  onCancel: () => void;
  cancelLabel?: string;
}

/** Asks for somebody new, in the place of the picker's list. No form element: the picker may stand inside one. */
export function NewPersonForm(props: NewPersonFormProps): ReactNode {
  const { text, onMade, onCancel, cancelLabel = 'Back to the list' } = props;
  const [draft, setDraft] = useState(() => draftOf(text));
  const [wasTried, setWasTried] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const trouble = wasTried ? emailTrouble(draft) : null;
  const isAboutEmail = failure?.code === 'conflict';

  const change = (field: keyof typeof draft) => (value: string) => {
    setDraft({ ...draft, [field]: value });
    setFailure(null);
  };
  const make = async () => {
    setWasTried(true);
    const person = personOf(draft);
    if (isBusy || person.name === '' || emailTrouble(draft) !== null) return;
    setIsBusy(true);
    const result = await performEdit('people.create', person, {
      done: () => ['Added the person ', named(person.name)],
    });
    setIsBusy(false);
    if (!result.ok) setFailure(result.error);
    else {
      const { personId: id } = result.value;
      onMade({ ...person, id, memberKey: null, status: 'active', isMember: false });
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onCancel();
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) void make();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as the list it stands for.
    <div role="group" aria-label="New person" className={classes.form} onKeyDown={onKeyDown}>
      <Stack gap={6}>
        <Text size="sm" fw={600}>
          New person
        </Text>
        <Field
          label="Name"
          value={draft.name}
          maxLength={limits.nameLength}
          onChange={change('name')}
          error={wasTried && draft.name.trim() === '' ? 'A person needs a name.' : null}
          isFirst
        />
        <Field
          label="E-mail"
          value={draft.email}
          maxLength={limits.emailLength}
          onChange={change('email')}
          error={isAboutEmail ? <FieldFailure failure={failure} /> : trouble}
        />
        <Field
          label="Phone"
          value={draft.phone}
          maxLength={limits.phoneLength}
          onChange={change('phone')}
          error={null}
        />
        {failure !== null && !isAboutEmail && <FailureNote failure={failure} />}
        <Group justify="flex-end" gap="xs" mt={2}>
          <Button variant="default" size="xs" onClick={onCancel}>
            {cancelLabel}
          </Button>
          <Button size="xs" loading={isBusy} onClick={() => void make()}>
            Add person
          </Button>
        </Group>
      </Stack>
    </div>
  );
}

interface FieldProps {
  label: string;
  value: string;
  maxLength: number;
  onChange: (value: string) => void;
  error: ReactNode;
  isFirst?: boolean;
}

function Field({ label, value, maxLength, onChange, error, isFirst }: FieldProps): ReactNode {
  return (
    <TextInput
      size="xs"
      label={label}
      value={value}
      maxLength={maxLength}
      error={error}
      // Whoever chose to make somebody goes on typing here.
      ref={isFirst === true ? focusOnce : undefined}
      data-mantine-stop-propagation
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** Stable, so that it is called when the field comes and not each time it changes. */
function focusOnce(field: HTMLInputElement | null): void {
  field?.focus();
}
