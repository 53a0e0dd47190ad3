import { Title } from '@mantine/core';
import type { ReactNode } from 'react';

export function SettingsScreen(): ReactNode {
  return (
    <Title order={1} size="h5">
      Settings
    </Title>
  );
}
