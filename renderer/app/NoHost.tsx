import { Center, EmptyState } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** The page was opened by itself, without Muster behind it. */
export function NoHost(): ReactNode {
  return (
    <Center h="100%" component="main">
      <EmptyState
        icon={<IconPlugConnectedX aria-hidden />}
        title="Muster is not behind this page"
        description="Start Muster and use the window or the address that it opens."
      />
    </Center>
  );
}
