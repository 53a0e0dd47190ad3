import { Title } from '@mantine/core';
import type { ReactNode } from 'react';

export function PeopleScreen(): ReactNode {
  return (
    <Title order={1} size="h5">
      People
    </Title>
  );
}
