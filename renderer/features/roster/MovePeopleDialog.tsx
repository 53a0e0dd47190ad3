import { Button, Group, Modal, Select, Stack } from '@mantine/core';
import { type FormEvent, type ReactNode, useMemo, useState } from 'react';
import type { GroupSummary } from '#shared/domain/group.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import { performEdit } from '../../app/edits.ts';
import { view } from '../../app/viewStore.ts';
import { countPeople } from '../../ui/counts.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { named } from '../../ui/sentence.ts';
import { useGroups } from '../groups/useGroups.ts';
import { emptySelection } from './selection.ts';

interface MovePeopleDialogProps {
  from: GroupSummary;
  personIds: readonly PersonId[];
  opened: boolean;
  onClose: () => void;
}

export function MovePeopleDialog({
  from,
  personIds,
  opened,
  onClose,
}: MovePeopleDialogProps): ReactNode {
  const { items } = useGroups('');
  const others = useMemo(() => (items ?? []).filter(({ id }) => id !== from.id), [items, from.id]);
  const [toId, setToId] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const to = others.find(({ id }) => id === toId);

  const move = async (event: FormEvent) => {
    event.preventDefault();
    if (to === undefined) return;
    setIsBusy(true);
    const result = await performEdit(
      'members.move',
      { fromGroupId: from.id, toGroupIds: [to.id], personIds: [...personIds] },
      {
        done: () => [
          `Moved ${countPeople(personIds.length)} from `,
          named(from.name),
          ' to ',
          named(to.name),
        ],
      },
    );
    setIsBusy(false);
    if (!result.ok) {
      setFailure(result.error);
      return;
    }
    view.select(() => emptySelection());
    onClose();
  };

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={
        <>
          Move {countPeople(personIds.length)} out of “<bdi>{from.name}</bdi>”
        </>
      }
    >
      <form onSubmit={(event) => void move(event)}>
        <Stack>
          <Select
            label="Move to"
            placeholder="Type a part of a group’s name"
            data-autofocus
            searchable
            nothingFoundMessage="No group has this in its name"
            limit={60}
            maxDropdownHeight={240}
            data={others.map(({ id, name, mayUpdate }) => ({
              value: id,
              label: name,
              disabled: !mayUpdate,
            }))}
            value={toId}
            onChange={setToId}
          />
          {failure !== null && <FailureNote failure={failure} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isBusy} disabled={to === undefined}>
              Move {countPeople(personIds.length)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
