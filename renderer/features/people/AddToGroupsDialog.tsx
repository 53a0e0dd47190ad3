import { Button, Group, Modal, Stack } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { GroupId, PersonId } from '#shared/domain/ids.ts';
import { limits } from '#shared/domain/limits.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import { countOf } from '../../ui/counts.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { SentenceText } from '../../ui/SentenceText.tsx';
import { namesOf } from '../../ui/sentence.ts';
import { GroupsField } from './GroupsField.tsx';
import { addToGroups } from './peopleEdits.ts';
import { useGroupNames } from './useGroupNames.ts';

interface AddToGroupsDialogProps {
  personIds: PersonId[];
  /** The first three, as far as they are known. */
  names: string[];
  opened: boolean;
  onClose: () => void;
}

/** Adds people to one or several groups, as one edit. Whoever is in one of them already stays as they are. */
export function AddToGroupsDialog(props: AddToGroupsDialogProps): ReactNode {
  const { personIds, names, opened, onClose } = props;
  const { nameOf } = useGroupNames();
  const [groupIds, setGroupIds] = useState<readonly GroupId[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (groupIds.length === 0 || isBusy) return;
    setIsBusy(true);
    const groups = groupIds.map((id) => ({ id, name: nameOf(id) }));
    const result = await addToGroups({ personIds, names }, groups);
    setIsBusy(false);
    if (result.ok) onClose();
    else setFailure(result.error);
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={
        <>
          Add <SentenceText sentence={namesOf(names, personIds.length)} /> to groups
        </>
      }
    >
      <form onSubmit={(event) => void add(event)}>
        <Stack gap="sm">
          <GroupsField
            label="Groups"
            description="Whoever is in one of them already stays as they are."
            value={groupIds}
            onChange={(ids) => {
              setGroupIds(ids);
              setFailure(null);
            }}
            maximum={limits.groupsPerEdit}
            isPickable={({ mayUpdate }) => mayUpdate}
            autoFocus
          />
          {failure !== null && <FailureNote failure={failure} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isBusy} disabled={groupIds.length === 0}>
              {groupIds.length === 0
                ? 'Add to groups'
                : `Add to ${countOf(groupIds.length, 'group', 'groups')}`}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
