import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { exportShown } from './openExport.ts';

/** Exports the list on the screen. */
export function ExportButton(): ReactNode {
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      onClick={exportShown}
    >
      Export
    </Button>
  );
}
