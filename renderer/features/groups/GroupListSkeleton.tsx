import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { AfterDelay } from '../../ui/AfterDelay.tsx';

const widths = ['62%', '48%', '71%', '40%', '55%', '66%', '44%', '58%'];

/** Keeps the list's place while groups are fetched. */
export function GroupListSkeleton(): ReactNode {
  return (
    <AfterDelay>
      <Stack gap={20} px={16} py={8}>
        <VisuallyHidden role="status">Loading groups</VisuallyHidden>
        {widths.map((width) => (
          <Skeleton key={width} height={12} width={width} />
        ))}
      </Stack>
    </AfterDelay>
  );
}
