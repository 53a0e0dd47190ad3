import { ActionBar, Button, Loader, Menu, Text } from '@mantine/core';
import { IconClipboard, IconDownload, IconUserMinus, IconUsersPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { GroupSummary } from '#shared/domain/group.ts';
import { AfterDelay } from '../../ui/AfterDelay.tsx';
import { formatCount } from '../../ui/counts.ts';
import { Refusable, refusable } from '../../ui/Refusable.tsx';
import classes from '../../ui/SelectionBar.module.css';
import { refusalsOf } from '../roster/refusals.ts';

interface PeopleSelectionBarProps {
  count: number;
  /** Chosen, but not let through by the filter. */
  hidden: number;
  /** How many the list holds. */
  total: number;
  /** What takes its time right now; null: nothing. */
  busyWith: string | null;
  /** The groups that the filter names, out of which the chosen people can be taken. */
  groups: readonly GroupSummary[];
  onSelectAll: () => void;
  onAdd: () => void;
  onRemove: (group: GroupSummary) => void;
  onCopy: () => void;
  onExport: () => void;
  onClear: () => void;
}

/** What can be done with the chosen people. */
export function PeopleSelectionBar(props: PeopleSelectionBarProps): ReactNode {
  const { count, hidden, total, busyWith, groups } = props;
  return (
    <ActionBar
      opened={count > 0 || busyWith !== null}
      withinPortal={false}
      zIndex={90}
      shadow="md"
      position={{ bottom: 16, left: 'var(--muster-sidebar-width)', right: 0 }}
      className={classes.bar}
      aria-label="Chosen people"
      onClose={props.onClear}
    >
      <Text size="sm" fw={600} className={classes.count} role="status">
        {formatCount(count)} selected
        {hidden > 0 && (
          <Text span size="xs" c="dimmed" fw={400}>
            {' '}
            {formatCount(hidden)} hidden
          </Text>
        )}
      </Text>
      {count - hidden < total && (
        <Button variant="subtle" size="compact-sm" onClick={props.onSelectAll}>
          Select all {formatCount(total)}
        </Button>
      )}
      <ActionBar.Divider />
      <div className={classes.actions}>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconUsersPlus size={16} aria-hidden />}
          className={classes.action}
          onClick={props.onAdd}
        >
          Add to groups…
        </Button>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconClipboard size={16} aria-hidden />}
          className={classes.action}
          onClick={props.onCopy}
        >
          Copy rows
        </Button>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconDownload size={16} aria-hidden />}
          className={classes.action}
          onClick={props.onExport}
        >
          Export…
        </Button>
        <RemoveButton groups={groups} onRemove={props.onRemove} />
      </div>
      {busyWith !== null && (
        <AfterDelay>
          <Loader size={14} aria-hidden />
          <Text size="xs" c="dimmed" role="status">
            {busyWith}
          </Text>
        </AfterDelay>
      )}
      <ActionBar.CloseButton aria-label="Clear the selection" />
    </ActionBar>
  );
}

interface RemoveButtonProps {
  groups: readonly GroupSummary[];
  onRemove: (group: GroupSummary) => void;
}

/** Out of the group that the filter names, or of one of several. */
function RemoveButton({ groups, onRemove }: RemoveButtonProps): ReactNode {
  const [first, second] = groups;
  if (first === undefined) return null;
  const look = {
    variant: 'subtle',
    size: 'compact-sm',
    leftSection: <IconUserMinus size={16} aria-hidden />,
    className: classes.action,
  } as const;
  const red = { color: 'red', c: 'var(--mantine-color-error)' };
  if (second === undefined) {
    const refusal = refusalsOf(first).update;
    return (
      <Refusable reason={refusal}>
        <Button
          {...look}
          {...(refusal === null ? red : {})}
          maw={260}
          {...refusable(refusal, () => onRemove(first))}
        >
          Remove from&nbsp;<bdi>{first.name}</bdi>
        </Button>
      </Refusable>
    );
  }
  return (
    <Menu position="top-end">
      <Menu.Target>
        <Button {...look} {...red}>
          Remove from…
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="min(420px, 60vh)" style={{ overflowY: 'auto' }}>
        {groups.map((group) => (
          <Menu.Item key={group.id} disabled={!group.mayUpdate} onClick={() => onRemove(group)}>
            <bdi>{group.name}</bdi>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
