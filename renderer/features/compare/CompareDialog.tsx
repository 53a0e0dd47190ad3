import { ActionIcon, Button, EmptyState, Modal, Tooltip } from '@mantine/core';
import { IconArrowsDiff, IconArrowsExchange } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { RosterMoment } from '#shared/domain/roster.ts';
import { dayOf } from '../../ui/localDays.ts';
import { useGroups } from '../groups/useGroups.ts';
import { useLastGroupName } from '../groups/useLastGroupName.ts';
import classes from './CompareDialog.module.css';
import { Comparison } from './Comparison.tsx';
import { earlierDays, isSameMoment, momentOf } from './compareSides.ts';
import { SidePicker } from './SidePicker.tsx';

interface CompareDialogProps {
  first: RosterMoment;
  second: RosterMoment | null;
  opened: boolean;
  onClose: () => void;
}

/** Two rosters side by side: of two groups, or of one group at two times. */
export function CompareDialog(props: CompareDialogProps): ReactNode {
  const { opened, onClose } = props;
  const [first, setFirst] = useState(props.first);
  const [second, setSecond] = useState(props.second);
  const { items, isComplete } = useGroups('');
  const groups = items ?? [];
  const groupOf = (moment: RosterMoment | null) =>
    moment === null ? null : (groups.find(({ id }) => id === moment.groupId) ?? null);
  const firstGone = isComplete && groupOf(first) === null ? first.groupId : null;
  const secondGone =
    isComplete && second !== null && groupOf(second) === null ? second.groupId : null;
  const firstGoneName = useGoneName(firstGone);
  const secondGoneName = useGoneName(secondGone);
  const nameOf = (moment: RosterMoment, goneName: string | null) =>
    groupOf(moment)?.name ?? goneName ?? '…';

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Compare"
      size="min(1080px, calc(100vw - 48px))"
      classNames={{ body: classes.body }}
    >
      <div className={classes.sides}>
        <SidePicker
          label="Compare"
          groups={groups}
          goneName={firstGoneName}
          value={first}
          onChange={setFirst}
        />
        <Tooltip label="Swap the sides">
          <ActionIcon
            variant="default"
            size={30}
            className={classes.swap}
            aria-label="Swap the sides"
            disabled={second === null}
            onClick={() => {
              if (second === null) return;
              setFirst(second);
              setSecond(first);
            }}
          >
            <IconArrowsExchange size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <SidePicker
          label="With"
          groups={groups}
          goneName={secondGoneName}
          value={second}
          autoFocus
          onChange={setSecond}
        />
      </div>
      {second === null && <Suggestions first={first} onChoose={setSecond} />}
      {second !== null && isSameMoment(first, second) && (
        <EmptyState
          className={classes.empty}
          size="sm"
          icon={<IconArrowsDiff aria-hidden />}
          title="Both sides are the same"
          description="Choose another group or another day on one of them."
        />
      )}
      {second !== null && !isSameMoment(first, second) && (
        <Comparison
          key={JSON.stringify([first, second])}
          first={{ ...first, name: nameOf(first, firstGoneName) }}
          second={{ ...second, name: nameOf(second, secondGoneName) }}
          firstGroup={groupOf(first)}
          secondGroup={groupOf(second)}
        />
      )}
    </Modal>
  );
}

function useGoneName(groupId: RosterMoment['groupId'] | null): string | null {
  const name = useLastGroupName(groupId);
  return groupId === null ? null : (name ?? 'A deleted group');
}

/** Before the other side is chosen: what it may be, most often. */
function Suggestions({
  first,
  onChoose,
}: {
  first: RosterMoment;
  onChoose: (second: RosterMoment) => void;
}): ReactNode {
  const today = dayOf(new Date());
  return (
    <EmptyState
      className={classes.empty}
      size="sm"
      icon={<IconArrowsDiff aria-hidden />}
      title="Choose what to compare with"
      description="Another group, or the same group as it was:"
    >
      <EmptyState.Actions>
        {earlierDays(today).map(({ label, day }) => (
          <Button
            key={label}
            variant="default"
            onClick={() => onChoose(momentOf(first.groupId, day, today))}
          >
            {label}
          </Button>
        ))}
      </EmptyState.Actions>
    </EmptyState>
  );
}
