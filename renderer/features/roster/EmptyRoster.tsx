import { Button, EmptyState } from '@mantine/core';
import {
  IconClipboardPlus,
  IconHistory,
  IconPlus,
  IconSearchOff,
  IconTableImport,
  IconUsersPlus,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { GroupSummary } from '#shared/domain/group.ts';
import type { Instant } from '#shared/domain/time.ts';
import { view } from '../../app/viewStore.ts';
import { Refusable, refusable } from '../../ui/Refusable.tsx';
import { useDates } from '../../ui/useDates.ts';
import { importInto } from '../imports/beginImport.ts';
import { wordMoment } from './pastWording.ts';
import classes from './RosterPane.module.css';
import { useRefusals } from './useRefusals.ts';

interface EmptyRosterProps {
  group: GroupSummary;
  filter: string;
  /** The instant the roster is of; null: now. */
  asOf: Instant | null;
}

/** Nobody in the group, or nobody that the filter lets through. */
export function EmptyRoster({ group, filter, asOf }: EmptyRosterProps): ReactNode {
  const dates = useDates();
  const refusal = useRefusals(group).update;
  if (filter !== '') {
    return (
      <EmptyState
        className={classes.empty}
        icon={<IconSearchOff aria-hidden />}
        title="Nobody here fits the filter"
        description="It looks at names, e-mail addresses and phone numbers."
      >
        <EmptyState.Actions>
          <Button variant="default" onClick={() => view.filterRoster('')}>
            Show everybody
          </Button>
        </EmptyState.Actions>
      </EmptyState>
    );
  }
  if (asOf !== null) {
    return (
      <EmptyState
        className={classes.empty}
        icon={<IconHistory aria-hidden />}
        title="Nobody was in this group then"
        description={`As of ${wordMoment(asOf, dates)}, as far as is known here.`}
      />
    );
  }
  return (
    <EmptyState
      className={classes.empty}
      icon={<IconUsersPlus aria-hidden />}
      title="Nobody in this group yet"
      description="Add people by typing a part of their name or e-mail address, or paste a list from a spreadsheet."
    >
      <EmptyState.Actions>
        <Refusable reason={refusal}>
          <Button
            leftSection={<IconPlus size={16} aria-hidden />}
            {...refusable(refusal, () => view.openDialog({ kind: 'addPeople', groupId: group.id }))}
          >
            Add the first people
          </Button>
        </Refusable>
        <Refusable reason={refusal}>
          <Button
            variant="default"
            leftSection={<IconClipboardPlus size={16} aria-hidden />}
            {...refusable(refusal, () =>
              view.openDialog({ kind: 'pastePeople', groupId: group.id, text: '' }),
            )}
          >
            Paste people
          </Button>
        </Refusable>
        <Refusable reason={refusal}>
          <Button
            variant="default"
            leftSection={<IconTableImport size={16} aria-hidden />}
            {...refusable(refusal, () => importInto(group.id))}
          >
            Import a list
          </Button>
        </Refusable>
      </EmptyState.Actions>
    </EmptyState>
  );
}
