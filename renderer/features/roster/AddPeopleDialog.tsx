import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { GroupId } from '#shared/domain/ids.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import type { PersonMatch } from '#shared/ipc/methods/people.ts';
import { performEdit } from '../../app/edits.ts';
import { useOpenWorkspace } from '../../app/useOpenWorkspace.ts';
import { view } from '../../app/viewStore.ts';
import { useAsk } from '../../ipc/useAsk.ts';
import { countPeople, formatCount } from '../../ui/counts.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { named, namesOf } from '../../ui/sentence.ts';
import { PeoplePicker } from './PeoplePicker.tsx';

interface AddPeopleDialogProps {
  groupId: GroupId;
  opened: boolean;
  onClose: () => void;
}

export function AddPeopleDialog({ groupId, opened, onClose }: AddPeopleDialogProps): ReactNode {
  const capabilities = useOpenWorkspace()?.capabilities;
  const { data: group } = useAsk('groups.get', { groupId });
  const [picked, setPicked] = useState<readonly PersonMatch[]>([]);
  const [asAdmin, setAsAdmin] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const limit = capabilities?.maxMembersPerGroup ?? null;
  const size = (group?.memberCount ?? 0) + picked.length;
  const isTooMany = limit !== null && size > limit && picked.length > 0;
  const groupName = group?.name ?? '';

  const add = async () => {
    if (picked.length === 0 || isBusy || isTooMany) return;
    setIsBusy(true);
    const result = await performEdit(
      'members.add',
      { groupId, personIds: picked.map(({ id }) => id), asAdmin },
      {
        done: ({ changed }) => [
          'Added ',
          ...namesOf(
            picked.slice(0, 3).map(({ name }) => name),
            changed,
          ),
          ' to ',
          named(groupName),
        ],
      },
    );
    setIsBusy(false);
    if (result.ok) onClose();
    else setFailure(result.error);
  };

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={520}
      title={
        <>
          Add people to “<bdi>{groupName}</bdi>”
        </>
      }
    >
      <Stack gap="sm">
        <PeoplePicker
          label="People to add"
          forGroupId={groupId}
          picked={picked}
          onPick={setPicked}
          listHeight={252}
          onEnter={() => void add()}
          onPasteLines={(text) => view.openDialog({ kind: 'pastePeople', groupId, text })}
          autoFocus
        />
        {capabilities?.groupAdmins === true && (
          <Checkbox
            label="Add as admin"
            checked={asAdmin}
            onChange={(event) => setAsAdmin(event.currentTarget.checked)}
          />
        )}
        {isTooMany && (
          <Text size="sm" c="var(--mantine-color-error)" role="status">
            {capabilities?.providerLabel} allows {formatCount(limit)} people in a group; this would
            make {formatCount(size)}.
          </Text>
        )}
        {failure !== null && <FailureNote failure={failure} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            loading={isBusy}
            disabled={picked.length === 0 || isTooMany}
            onClick={() => void add()}
          >
            {picked.length === 0 ? 'Add people' : `Add ${countPeople(picked.length)}`}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
