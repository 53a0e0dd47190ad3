import { ActionBar, Button, Text } from '@mantine/core';
import {
  IconArrowRight,
  IconClipboard,
  IconShieldHalf,
  IconShieldOff,
  IconUserMinus,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatCount } from '../../ui/counts.ts';
import { Refusable, refusable } from '../../ui/Refusable.tsx';
import classes from './SelectionBar.module.css';

interface SelectionBarProps {
  count: number;
  /** Chosen, but not among the rows that the filter shows. */
  hidden: number;
  /** Why the group's people cannot be changed; null: they can. */
  refusal: string | null;
  canMakeAdmin: boolean;
  canEndAdmin: boolean;
  onMove: () => void;
  onSetAdmin: (isAdmin: boolean) => void;
  onCopy: () => void;
  onRemove: () => void;
  onClear: () => void;
}

/** What can be done with the chosen people. */
export function SelectionBar(props: SelectionBarProps): ReactNode {
  const { count, hidden, refusal, canMakeAdmin, canEndAdmin } = props;
  return (
    <ActionBar
      opened={count > 0}
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
      <ActionBar.Divider />
      <div className={classes.actions}>
        <BarButton
          icon={<IconArrowRight size={16} aria-hidden />}
          refusal={refusal}
          onClick={props.onMove}
        >
          Move to…
        </BarButton>
        {canMakeAdmin && (
          <BarButton
            icon={<IconShieldHalf size={16} aria-hidden />}
            refusal={refusal}
            onClick={() => props.onSetAdmin(true)}
          >
            Make admin
          </BarButton>
        )}
        {canEndAdmin && (
          <BarButton
            icon={<IconShieldOff size={16} aria-hidden />}
            refusal={refusal}
            onClick={() => props.onSetAdmin(false)}
          >
            No longer admin
          </BarButton>
        )}
        <BarButton icon={<IconClipboard size={16} aria-hidden />} onClick={props.onCopy}>
          Copy
        </BarButton>
        <BarButton
          icon={<IconUserMinus size={16} aria-hidden />}
          isDanger
          refusal={refusal}
          onClick={props.onRemove}
        >
          Remove
        </BarButton>
      </div>
      <ActionBar.CloseButton aria-label="Clear the selection" />
    </ActionBar>
  );
}

interface BarButtonProps {
  icon: ReactNode;
  isDanger?: boolean;
  refusal?: string | null;
  onClick: () => void;
  children: ReactNode;
}

function BarButton(props: BarButtonProps): ReactNode {
  const { icon, isDanger = false, refusal = null, onClick, children } = props;
  const isRed = isDanger && refusal === null;
  return (
    <Refusable reason={refusal}>
      <Button
        variant="subtle"
        size="compact-sm"
        {...(isRed ? { color: 'red', c: 'var(--mantine-color-error)' } : {})}
        leftSection={icon}
        className={classes.action}
        {...refusable(refusal, onClick)}
      >
        {children}
      </Button>
    </Refusable>
  );
}
