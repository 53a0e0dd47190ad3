import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { GroupSummary } from '#shared/domain/group.ts';
import type { GroupId } from '#shared/domain/ids.ts';
import { performEdit } from '../../app/edits.ts';
import { view } from '../../app/viewStore.ts';
import { countPeople } from '../../ui/counts.ts';
import { named } from '../../ui/sentence.ts';
import { groupListId } from './elementIds.ts';

interface DeleteGroupDialogProps {
  group: GroupSummary;
  /** The group to open when this one is gone. */
  nextGroupId: GroupId | null;
  opened: boolean;
  onClose: () => void;
}

export function DeleteGroupDialog({
  group,
  nextGroupId,
  opened,
  onClose,
}: DeleteGroupDialogProps): ReactNode {
  const [isBusy, setIsBusy] = useState(false);
  const remove = async () => {
    setIsBusy(true);
    const result = await performEdit(
      'groups.delete',
      { groupId: group.id },
      {
        done: () => ['Deleted “', named(group.name), `” with ${countPeople(group.memberCount)}`],
        failed: 'The group was not deleted',
      },
    );
    setIsBusy(false);
    onClose();
    if (!result.ok) return;
    view.openGroup(nextGroupId);
    document.getElementById(groupListId)?.focus();
  };
  return (
    <Modal opened={opened} onClose={onClose} title="Delete this group?">
      <Stack>
        <Text size="sm">
          “<bdi>{group.name}</bdi>” has {countPeople(group.memberCount)} on its roster. The people
          stay; the group and who was in it are deleted, here and on the server.
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            Cancel
          </Button>
          <Button color="red.9" loading={isBusy} onClick={() => void remove()}>
            Delete group
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
