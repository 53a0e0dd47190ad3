import { Badge, NavLink, Stack, Text, VisuallyHidden } from '@mantine/core';
import {
  IconActivity,
  IconArrowsExchange,
  IconFileExport,
  IconSettings,
  IconUser,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { PaletteButton } from '../features/commands/PaletteButton.tsx';
import { StatusPill } from '../features/sync/StatusPill.tsx';
import { countNeeds } from '../features/sync/statusWording.ts';
import { WorkspaceMenu } from '../features/workspaces/WorkspaceMenu.tsx';
import { useAsk } from '../ipc/useAsk.ts';
import { formatCount } from '../ui/counts.ts';
import classes from './Sidebar.module.css';
import { type Screen, useView, view } from './viewStore.ts';

export function Sidebar(): ReactNode {
  const groups = useAsk('groups.list', { limit: 1 });
  const people = useAsk('people.query', { filter: {}, limit: 1 });
  return (
    <nav className={classes.sidebar} aria-label="Muster">
      <WorkspaceMenu />
      <PaletteButton />
      <Stack gap={2} p={6} flex={1}>
        <NavigationItem screen="groups" label="Groups" icon={<IconUsersGroup {...iconProps} />}>
          <Text size="xs" c="dimmed" className={classes.count}>
            {groups.data === undefined ? '' : formatCount(groups.data.total)}
          </Text>
        </NavigationItem>
        <NavigationItem screen="people" label="People" icon={<IconUser {...iconProps} />}>
          <Text size="xs" c="dimmed" className={classes.count}>
            {people.data === undefined ? '' : formatCount(people.data.total)}
          </Text>
        </NavigationItem>
        <NavigationItem
          screen="changes"
          label="Changes"
          icon={<IconArrowsExchange {...iconProps} />}
        >
          <ChangesBadge />
        </NavigationItem>
        <NavigationItem screen="exports" label="Exports" icon={<IconFileExport {...iconProps} />} />
        <NavigationItem screen="activity" label="Activity" icon={<IconActivity {...iconProps} />} />
        <NavigationItem screen="settings" label="Settings" icon={<IconSettings {...iconProps} />} />
      </Stack>
      <StatusPill />
    </nav>
  );
}

const iconProps = { size: 18, stroke: 1.6, 'aria-hidden': true } as const;

interface NavigationItemProps {
  screen: Screen;
  label: string;
  icon: ReactNode;
  children?: ReactNode;
}

function NavigationItem({ screen, label, icon, children }: NavigationItemProps): ReactNode {
  const isCurrent = useView((state) => state.screen === screen);
  return (
    <NavLink
      component="button"
      type="button"
      className={classes.item}
      label={label}
      title={label}
      leftSection={icon}
      rightSection={children}
      active={isCurrent}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={() => view.showScreen(screen)}
    />
  );
}

/** What needs the user, loudly; otherwise what waits, quietly. */
function ChangesBadge(): ReactNode {
  const { data } = useAsk('sync.status', {});
  if (data === undefined) return null;
  const needs = countNeeds(data);
  if (needs > 0) {
    return (
      <Badge color="#c2410c" size="sm" className={classes.badge}>
        {formatCount(needs)}
        <VisuallyHidden>{needs === 1 ? ' needs you' : ' need you'}</VisuallyHidden>
      </Badge>
    );
  }
  if (data.waiting === 0) return null;
  return (
    <Text size="xs" c="dimmed" className={classes.count}>
      {formatCount(data.waiting)}
      <VisuallyHidden> waiting</VisuallyHidden>
    </Text>
  );
}
