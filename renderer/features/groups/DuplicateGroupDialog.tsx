import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { GroupSummary } from '#shared/domain/group.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import { performEdit } from '../../app/edits.ts';
import { useOpenWorkspace } from '../../app/useOpenWorkspace.ts';
import { view } from '../../app/viewStore.ts';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { countPeople } from '../../ui/counts.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { FieldFailure } from '../../ui/FieldFailure.tsx';
import { named } from '../../ui/sentence.ts';
import { useBusy } from '../../ui/useBusy.ts';
import { suggestCopyName } from './copyName.ts';
import { NameField } from './GroupFields.tsx';
import { remainingOf } from './remaining.ts';

interface DuplicateGroupDialogProps {
  group: GroupSummary;
  opened: boolean;
  onClose: () => void;
}

/** A new group with the same description and people. */
export function DuplicateGroupDialog(props: DuplicateGroupDialogProps): ReactNode {
  const { group, opened, onClose } = props;
  const limit = useOpenWorkspace()?.capabilities.maxNameLength ?? null;
  const [name, setName] = useState(() => suggestCopyName(group.name, limit));
  const [failure, setFailure] = useState<Failure | null>(null);
  const busy = useBusy();
  const people = countPeople(group.memberCount);
  const isUnfit = name.trim() === '' || remainingOf(name, limit)?.isOver === true;

  const duplicate = async () => {
    const result = await performEdit(
      'groups.duplicate',
      { groupId: group.id, name },
      {
        done: () => [
          'Duplicated “',
          named(group.name),
          '” as “',
          named(name.trim()),
          `” with ${people}`,
        ],
      },
    );
    if (!result.ok) {
      setFailure(result.error);
      return;
    }
    onClose();
    view.searchGroups('');
    view.openNewGroup(result.value.groupId);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isUnfit) busy.run(`Duplicating the group with ${people}…`, duplicate);
  };

  const isAboutName = failure?.code === 'duplicateName';
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={460}
      title={
        <>
          Duplicate “<bdi>{group.name}</bdi>”
        </>
      }
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <NameField
            value={name}
            error={isAboutName ? <FieldFailure failure={failure} /> : null}
            onChange={(value) => {
              setName(value);
              setFailure(null);
            }}
          />
          <Text size="sm" c="dimmed">
            The new group has the same description and the same {people}, beginning today.
          </Text>
          {failure !== null && !isAboutName && <FailureNote failure={failure} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <BusyButton busyWords={busy.words} disabled={isUnfit}>
              Duplicate group
            </BusyButton>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
