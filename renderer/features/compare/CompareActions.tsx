import { Button, Text } from '@mantine/core';
import { IconClipboard, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { GroupSummary } from '#shared/domain/group.ts';
import type { RosterRow } from '#shared/domain/roster.ts';
import { countPeople, formatCount } from '../../ui/counts.ts';
import { giveFocusBack } from '../../ui/giveFocusBack.ts';
import { Refusable, refusable } from '../../ui/Refusable.tsx';
import { refusalsOf } from '../roster/refusals.ts';
import classes from './CompareDialog.module.css';
import { addToGroup, copyCompared } from './compareEdits.ts';

interface CompareActionsProps {
  /** Who is meant: the chosen ones, or everybody listed. */
  people: readonly RosterRow[];
  /** How many are chosen. */
  chosen: number;
  isComplete: boolean;
  /** Where they can be added; null: nowhere. */
  target: GroupSummary | null;
  onClear: () => void;
}

/** What can be done with the chosen people, or with everybody listed where nobody is chosen. */
export function CompareActions(props: CompareActionsProps): ReactNode {
  const { people, chosen, isComplete, target, onClear } = props;
  const [isBusy, setIsBusy] = useState(false);
  const isIdle = people.length === 0 || !isComplete;
  const refusal = target === null ? null : refusalsOf(target).update;
  const add = async (button: HTMLElement) => {
    if (target === null) return;
    setIsBusy(true);
    await addToGroup(target, people);
    setIsBusy(false);
    giveFocusBack(button);
  };
  return (
    <div className={classes.actions}>
      <Text size="sm" role="status" className={classes.found}>
        {chosen > 0 && `${formatCount(chosen)} selected`}
      </Text>
      {chosen > 0 && (
        <Button variant="subtle" size="compact-sm" onClick={onClear}>
          Clear
        </Button>
      )}
      <span className={classes.space} />
      <Button
        variant="default"
        leftSection={<IconClipboard size={16} aria-hidden />}
        disabled={isIdle}
        onClick={() => void copyCompared(people)}
      >
        {chosen > 0 ? `Copy ${formatCount(chosen)}` : 'Copy all'}
      </Button>
      {target !== null && (
        <Refusable reason={refusal}>
          <Button
            leftSection={<IconPlus size={16} aria-hidden />}
            className={classes.add}
            loading={isBusy}
            disabled={isIdle}
            {...refusable(refusal, () => undefined)}
            onClick={(event) => refusal === null && void add(event.currentTarget)}
          >
            <span className={classes.addLabel}>
              Add {countPeople(people.length)} to “<bdi>{target.name}</bdi>”
            </span>
          </Button>
        </Refusable>
      )}
    </div>
  );
}
