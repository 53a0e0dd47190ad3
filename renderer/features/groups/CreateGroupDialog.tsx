import { Button, Group, Modal, Stack } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Failure } from '#shared/ipc/errors.ts';
import type { PersonMatch } from '#shared/ipc/methods/people.ts';
import { performEdit } from '../../app/edits.ts';
import { useOpenWorkspace } from '../../app/useOpenWorkspace.ts';
import { view } from '../../app/viewStore.ts';
import { countPeople } from '../../ui/counts.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { FieldFailure } from '../../ui/FieldFailure.tsx';
import { named } from '../../ui/sentence.ts';
import { PeoplePicker } from '../roster/PeoplePicker.tsx';
import { DescriptionField, NameField } from './GroupFields.tsx';
import { remainingOf } from './remaining.ts';

/** A new group, with its first people if wanted. */
export function CreateGroupDialog({
  opened,
  onClose,
}: {
  opened: boolean;
  onClose: () => void;
}): ReactNode {
  const capabilities = useOpenWorkspace()?.capabilities;
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [people, setPeople] = useState<readonly PersonMatch[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const isTooLong =
    remainingOf(name, capabilities?.maxNameLength ?? null)?.isOver === true ||
    remainingOf(description, capabilities?.maxDescriptionLength ?? null)?.isOver === true;

  const create = async (event: FormEvent) => {
    event.preventDefault();
    setIsBusy(true);
    const result = await performEdit(
      'groups.create',
      { name, description, personIds: people.map(({ id }) => id) },
      {
        done: () => [
          'Created “',
          named(name.trim()),
          people.length === 0 ? '”' : `” with ${countPeople(people.length)}`,
        ],
      },
    );
    setIsBusy(false);
    if (!result.ok) {
      setFailure(result.error);
      return;
    }
    onClose();
    view.searchGroups('');
    view.openNewGroup(result.value.groupId);
  };

  const isAboutName = failure?.code === 'duplicateName';
  return (
    <Modal opened={opened} onClose={onClose} title="New group" size={480}>
      <form onSubmit={(event) => void create(event)}>
        <Stack gap="sm">
          <NameField
            value={name}
            error={isAboutName ? <FieldFailure failure={failure} /> : null}
            onChange={(value) => {
              setName(value);
              setFailure(null);
            }}
          />
          <DescriptionField value={description} error={null} onChange={setDescription} />
          <PeoplePicker
            label="People"
            forGroupId={null}
            picked={people}
            onPick={setPeople}
            listHeight={180}
          />
          {failure !== null && !isAboutName && <FailureNote failure={failure} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isBusy} disabled={name.trim() === '' || isTooLong}>
              Create group
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
