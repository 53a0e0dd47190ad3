import { Button, Group, Stack, Text } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Failure } from '#shared/ipc/errors.ts';
import { useOpenWorkspace } from '../../app/useOpenWorkspace.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { FieldFailure } from '../../ui/FieldFailure.tsx';
import { SentenceText } from '../../ui/SentenceText.tsx';
import { DescriptionField, NameField } from '../groups/GroupFields.tsx';
import { remainingOf } from '../groups/remaining.ts';
import { type AmendableChange, amendEdit } from './amendEdit.ts';
import { fieldOfRefusal } from './amendRefusal.ts';
import classes from './ChangeCard.module.css';
import { wordChange } from './changeWording.ts';

interface AmendFieldsProps {
  change: AmendableChange;
  onClose: () => void;
}

/** Another name or description, with the server's refusal of the first beside the field it was about. */
export function AmendFields({ change, onClose }: AmendFieldsProps): ReactNode {
  const hasName = change.newName !== null;
  const hasDescription = change.changesDescription || change.command === 'createGroup';
  const capabilities = useOpenWorkspace()?.capabilities;
  const [name, setName] = useState(change.newName ?? '');
  const [description, setDescription] = useState(change.newDescription ?? '');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const isUntouched =
    (!hasName || name === change.newName) && description === (change.newDescription ?? '');
  const isTooLong =
    remainingOf(name, capabilities?.maxNameLength ?? null)?.isOver === true ||
    remainingOf(description, capabilities?.maxDescriptionLength ?? null)?.isOver === true;
  const field = failure === null ? null : fieldOfRefusal(failure, change);
  const first = hasName ? 'name' : 'description';
  const said =
    isUntouched && change.serverMessage !== null ? (
      <>
        The server said: “<bdi>{change.serverMessage}</bdi>”
      </>
    ) : null;
  const errorAt = (one: 'name' | 'description') => {
    if (failure !== null && field === one) return <FieldFailure failure={failure} />;
    return one === first ? said : null;
  };

  const amend = async (event: FormEvent) => {
    event.preventDefault();
    setIsBusy(true);
    const newDescription = description.trim() === '' ? null : description.trim();
    const refused = await amendEdit(
      change,
      {
        ...(hasName && { name: name.trim() }),
        ...(hasDescription && { description: newDescription }),
      },
      { ...change, newName: hasName ? name.trim() : null, newDescription },
    );
    setIsBusy(false);
    setFailure(refused);
    if (refused === null) onClose();
  };

  return (
    <form onSubmit={(event) => void amend(event)}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed" className={classes.title}>
          <SentenceText sentence={wordChange(change)} />
        </Text>
        {hasName && (
          <NameField
            value={name}
            error={errorAt('name')}
            onChange={(value) => {
              setName(value);
              setFailure(null);
            }}
          />
        )}
        {hasDescription && (
          <DescriptionField
            value={description}
            error={errorAt('description')}
            onChange={(value) => {
              setDescription(value);
              setFailure(null);
            }}
          />
        )}
        {failure !== null && field === null && <FailureNote failure={failure} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            type="submit"
            loading={isBusy}
            disabled={isUntouched || isTooLong || (hasName && name.trim() === '')}
          >
            Send this instead
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
