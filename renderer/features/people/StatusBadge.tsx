import { Badge, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PersonStatus } from '#shared/domain/person.ts';
import { personStatusLabels } from '../../ui/personStatus.ts';
import { statusMeanings } from './personWording.ts';

const colors = { active: 'teal', inactive: 'gray', unknown: 'blue', gone: 'orange' } as const;

/** A person's status in words; what it means stands in the tooltip. */
export function StatusBadge({ status }: { status: PersonStatus }): ReactNode {
  const badge = (
    <Badge variant="light" color={colors[status]} size="sm" tt="none" flex="none">
      {personStatusLabels[status]}
    </Badge>
  );
  const meaning = statusMeanings[status];
  return meaning === null ? badge : <Tooltip label={meaning}>{badge}</Tooltip>;
}
