import { Button, NavLink, Popover, SegmentedControl, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDatabase, IconSettings } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSettings } from '../../app/useSettings.ts';
import { view } from '../../app/viewStore.ts';
import { useAsk } from '../../ipc/useAsk.ts';
import { afterMenu } from '../../ui/afterMenu.ts';
import { changeSettings } from './changeSettings.ts';
import classes from './SettingsMenu.module.css';

/** Appearance, density and backups. They are few, so they are a popover and no screen. */
export function SettingsMenu(): ReactNode {
  const [isOpen, { toggle, close }] = useDisclosure();
  return (
    <Popover
      opened={isOpen}
      onDismiss={close}
      position="right-end"
      width={300}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <NavLink
          component="button"
          type="button"
          className={classes.button}
          label="Settings"
          leftSection={<IconSettings size={18} stroke={1.6} aria-hidden />}
          onClick={toggle}
        />
      </Popover.Target>
      <Popover.Dropdown aria-label="Settings">
        <SettingsForm close={close} />
      </Popover.Dropdown>
    </Popover>
  );
}

function SettingsForm({ close }: { close: () => void }): ReactNode {
  const { colorScheme, density } = useSettings();
  const { data: app } = useAsk('app.info', {});
  const queries = useQueryClient();
  return (
    <Stack gap="sm">
      <div>
        <Text size="xs" fw={600} mb={4} id="muster-settings-appearance">
          Appearance
        </Text>
        <SegmentedControl
          fullWidth
          aria-labelledby="muster-settings-appearance"
          value={colorScheme}
          onChange={(value) => void changeSettings(queries, { colorScheme: value })}
          data={[
            { value: 'auto', label: 'System' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
        />
      </div>
      <div>
        <Text size="xs" fw={600} mb={4} id="muster-settings-density">
          Rows
        </Text>
        <SegmentedControl
          fullWidth
          aria-labelledby="muster-settings-density"
          value={density}
          onChange={(value) => void changeSettings(queries, { density: value })}
          data={[
            { value: 'comfortable', label: 'Comfortable' },
            { value: 'compact', label: 'Compact' },
          ]}
        />
      </div>
      <Button
        variant="default"
        leftSection={<IconDatabase size={15} aria-hidden />}
        onClick={() => {
          close();
          afterMenu(() => view.openDialog({ kind: 'backups' }))();
        }}
      >
        Backups…
      </Button>
      {app !== undefined && (
        <Text size="xs" c="dimmed">
          {app.name} {app.version}
        </Text>
      )}
    </Stack>
  );
}
