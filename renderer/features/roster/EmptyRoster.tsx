import { Button, EmptyState } from '@mantine/core';
import { IconPlus, IconSearchOff, IconUsersPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { GroupSummary } from '#shared/domain/group.ts';
import { view } from '../../app/viewStore.ts';
import { Refusable, refusable } from '../../ui/Refusable.tsx';
import classes from './RosterPane.module.css';
import { refusalsOf } from './refusals.ts';

/** Nobody in the group, or nobody that the filter lets through. */
export function EmptyRoster({ group, filter }: { group: GroupSummary; filter: string }): ReactNode {
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
  const refusal = refusalsOf(group).update;
  return (
    <EmptyState
      className={classes.empty}
      icon={<IconUsersPlus aria-hidden />}
      title="Nobody in this group yet"
      description="Add people by typing a part of their name or e-mail address."
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
      </EmptyState.Actions>
    </EmptyState>
  );
}
