import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconTableImport } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { view } from '../../app/viewStore.ts';

/** Begins an import, or goes on with the one that was begun. */
export function ImportButton(): ReactNode {
  return (
    <Button
      variant="default"
      leftSection={<IconTableImport size={16} aria-hidden />}
      onClick={view.openImport}
    >
      Import a list
    </Button>
  );
}

/** Where there is no room for words. */
export function ImportIcon(): ReactNode {
  return (
    <Tooltip label="Import a list">
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label="Import a list"
        onClick={view.openImport}
      >
        <IconTableImport size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
