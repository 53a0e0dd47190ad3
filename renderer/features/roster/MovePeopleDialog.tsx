import { Button, Group, Modal, SegmentedControl, Stack } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { GroupSummary } from '#shared/domain/group.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import { performEdit } from '../../app/edits.ts';
import { view } from '../../app/viewStore.ts';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { countPeople } from '../../ui/counts.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { useBusy } from '../../ui/useBusy.ts';
import { GroupPicker } from './GroupPicker.tsx';
import { wordCopied, wordMoved } from './moveWording.ts';
import { emptySelection } from './selection.ts';
import { useRefusals } from './useRefusals.ts';

interface MovePeopleDialogProps {
  from: GroupSummary;
  personIds: readonly PersonId[];
  isCopy: boolean;
  opened: boolean;
  onClose: () => void;
}

/** The chosen people into one or several other groups: out of this one, or in both. */
export function MovePeopleDialog(props: MovePeopleDialogProps): ReactNode {
  const { from, personIds, opened, onClose } = props;
  // A group that nobody here may change can still be copied from.
  const moveRefusal = useRefusals(from).update;
  const [isCopy, setIsCopy] = useState(props.isCopy || moveRefusal !== null);
  const [targets, setTargets] = useState<readonly GroupSummary[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const busy = useBusy();
  const people = countPeople(personIds.length);

  const perform = async () => {
    const toGroupIds = targets.map(({ id }) => id);
    const ids = [...personIds];
    const result = isCopy
      ? await performEdit(
          'members.copy',
          { toGroupIds, personIds: ids },
          { done: () => wordCopied(ids.length, targets) },
        )
      : await performEdit(
          'members.move',
          { fromGroupId: from.id, toGroupIds, personIds: ids },
          { done: () => wordMoved(ids.length, from, targets) },
        );
    if (!result.ok) {
      setFailure(result.error);
      return;
    }
    if (!isCopy) view.select(() => emptySelection());
    onClose();
  };
  const submit = () => {
    if (targets.length > 0) busy.run(`${isCopy ? 'Copying' : 'Moving'} ${people}…`, perform);
  };

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={520}
      title={
        <>
          {isCopy ? 'Copy' : 'Move'} {people} {isCopy ? 'from' : 'out of'} “<bdi>{from.name}</bdi>”
        </>
      }
    >
      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap="sm">
          <SegmentedControl
            aria-label="Move or copy"
            value={isCopy ? 'copy' : 'move'}
            onChange={(value) => setIsCopy(value === 'copy')}
            data={[
              { value: 'move', label: 'Move: leaves this group', disabled: moveRefusal !== null },
              { value: 'copy', label: 'Copy: stays in it too' },
            ]}
          />
          <GroupPicker
            label={isCopy ? 'Copy to' : 'Move to'}
            exceptId={from.id}
            adding={personIds.length}
            picked={targets}
            onPick={(picked) => {
              setTargets(picked);
              setFailure(null);
            }}
            onEnter={submit}
          />
          {failure !== null && <FailureNote failure={failure} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <BusyButton busyWords={busy.words} disabled={targets.length === 0}>
              {isCopy ? 'Copy' : 'Move'} {people}
              {targets.length > 1 && ` to ${targets.length} groups`}
            </BusyButton>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
