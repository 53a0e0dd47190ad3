import { ActionBar, ActionIcon, Button, Loader, Menu, Text } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatCount } from '../../ui/counts.ts';
import { Refusable, refusable } from '../../ui/Refusable.tsx';
import { RefusableItem } from '../../ui/RefusableItem.tsx';
import classes from '../../ui/SelectionBar.module.css';
import type { RosterAction } from './rosterActions.tsx';

interface SelectionBarProps {
  count: number;
  /** Chosen, but not among the rows that the filter shows. */
  hidden: number;
  actions: readonly RosterAction[];
  /** What is going on; null: nothing that takes its time. */
  busyWords: string | null;
  /** "Select all 1,240 shown"; null when they are chosen already. */
  selectAllLabel: string | null;
  onSelectAll: () => void;
  onClear: () => void;
}

/** Those the bar has no room for in a narrow window; the menu at its end has all of them. */
const onlyWhereWide: ReadonlySet<RosterAction['id']> = new Set([
  'copyTo',
  'makeAdmin',
  'endAdmin',
  'export',
]);

/** What can be done with the chosen people. */
export function SelectionBar(props: SelectionBarProps): ReactNode {
  const { count, hidden, actions, busyWords, selectAllLabel } = props;
  return (
    <ActionBar
      opened={count > 0 || busyWords !== null}
      withinPortal={false}
      zIndex={90}
      shadow="md"
      position={{
        bottom: 16,
        left: 'calc(var(--muster-sidebar-width) + var(--muster-list-width))',
        right: 0,
      }}
      className={classes.bar}
      aria-label="Chosen people"
      aria-busy={busyWords !== null}
      onClose={props.onClear}
    >
      <Text size="sm" fw={600} className={classes.count} role="status">
        {busyWords === null ? (
          <>
            {formatCount(count)} selected
            {hidden > 0 && (
              <Text span size="xs" c="dimmed" fw={400}>
                {' '}
                {formatCount(hidden)} hidden
              </Text>
            )}
          </>
        ) : (
          <span className={classes.busy}>
            <Loader size={14} aria-hidden />
            {busyWords}
          </span>
        )}
      </Text>
      {busyWords === null && selectAllLabel !== null && (
        <Button variant="subtle" size="compact-sm" onClick={props.onSelectAll}>
          {selectAllLabel}
        </Button>
      )}
      <ActionBar.Divider />
      <div className={classes.actions} data-busy={busyWords !== null || undefined}>
        {actions.map((action) => (
          <BarButton key={action.id} action={action} isBusy={busyWords !== null} />
        ))}
        <MoreActions actions={actions} />
      </div>
      <ActionBar.CloseButton aria-label="Clear the selection" />
    </ActionBar>
  );
}

function BarButton({ action, isBusy }: { action: RosterAction; isBusy: boolean }): ReactNode {
  const { id, label, icon, isDanger = false, refusal, run } = action;
  const isRed = isDanger && refusal === null;
  return (
    <Refusable reason={refusal}>
      <Button
        variant="subtle"
        size="compact-sm"
        {...(isRed ? { color: 'red', c: 'var(--mantine-color-error)' } : {})}
        leftSection={icon}
        className={classes.action}
        data-wide={onlyWhereWide.has(id) || undefined}
        {...refusable(refusal, run)}
        // What is going on has to end first. Not `disabled`: the focus stays.
        {...(isBusy ? { 'aria-disabled': true } : {})}
      >
        {label}
      </Button>
    </Refusable>
  );
}

function MoreActions({ actions }: { actions: readonly RosterAction[] }): ReactNode {
  const others = actions.filter(({ id }) => onlyWhereWide.has(id));
  return (
    <Menu position="top-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          size={26}
          aria-label="More for the chosen people"
          className={classes.more}
        >
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {others.map(({ id, label, icon, refusal, run }) => (
          <RefusableItem key={id} reason={refusal} leftSection={icon} onClick={run}>
            {label}
          </RefusableItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
