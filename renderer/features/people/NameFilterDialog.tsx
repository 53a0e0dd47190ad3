import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import {
  type PeopleFilter,
  type SavedFilter,
  savedFilterSchema,
} from '#shared/domain/peopleFilter.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import { FieldFailure } from '../../ui/FieldFailure.tsx';
import { SentenceText } from '../../ui/SentenceText.tsx';
import { wordFilter } from './filterWording.ts';
import { useSavedFilters } from './savedFilters.ts';
import { useGroupNames } from './useGroupNames.ts';

interface NameFilterDialogProps {
  /** The filter to be renamed; null: a new one. */
  saved: SavedFilter | null;
  filter: PeopleFilter;
  opened: boolean;
  onClose: () => void;
}

/** Asks for the name of a filter, new or kept already. */
export function NameFilterDialog(props: NameFilterDialogProps): ReactNode {
  const { saved, filter, opened, onClose } = props;
  const { nameOf } = useGroupNames();
  const { keep } = useSavedFilters();
  const [name, setName] = useState(saved?.name ?? '');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '' || isBusy) return;
    setIsBusy(true);
    const result = await keep(name.trim(), filter, saved);
    setIsBusy(false);
    if (result.ok) onClose();
    else setFailure(result.error);
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={saved === null ? 'Save this filter' : 'Rename the filter'}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <TextInput
            label="Name"
            data-autofocus
            maxLength={savedFilterSchema.shape.name.maxLength ?? undefined}
            value={name}
            error={failure === null ? null : <FieldFailure failure={failure} />}
            onChange={(event) => {
              setName(event.currentTarget.value);
              setFailure(null);
            }}
          />
          <Text size="sm" c="dimmed">
            <SentenceText sentence={wordFilter(filter, nameOf)} />
          </Text>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isBusy} disabled={name.trim() === ''}>
              {saved === null ? 'Save' : 'Rename'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
