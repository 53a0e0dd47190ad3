import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import type { ExportSource } from '#shared/domain/exporting.ts';
import { ask, failureOf } from '../../ipc/ask.ts';
import { queryKey } from '../../ipc/queryKeys.ts';
import { AfterDelay } from '../../ui/AfterDelay.tsx';
import { formatCount } from '../../ui/counts.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { scrollRegion } from '../../ui/scrollRegion.ts';
import classes from './ExportPreview.module.css';
import { wordWithoutAddress } from './exportWording.ts';
import { namesWithoutAddress, withoutAddressRequest } from './leftOutNames.ts';

interface LeftOutProps {
  source: ExportSource;
  /** How many have no address. */
  count: number;
}

/** More names than these are better looked up in a table. */
const mostShown = 200;

/** Says whom a line of addresses leaves out, and who that is. */
export function LeftOut({ source, count }: LeftOutProps): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  const wordsId = useId();
  const words = wordWithoutAddress(count);
  if (words === null) return null;
  return (
    <div className={classes.leftOut}>
      <Group gap="xs">
        <Text size="xs" role="status" id={wordsId}>
          {words}
        </Text>
        <Button
          variant="subtle"
          size="compact-xs"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOpen ? 'Hide them' : 'Show who'}
        </Button>
      </Group>
      {isOpen && <Names source={source} labelId={wordsId} />}
    </div>
  );
}

function Names({ source, labelId }: { source: ExportSource; labelId: string }): ReactNode {
  const request = withoutAddressRequest(source);
  const {
    data: people,
    error,
    refetch,
  } = useQuery({
    queryKey: queryKey('exports.text', request),
    queryFn: () => ask('exports.text', request),
    select: ({ parts }) => namesWithoutAddress(parts.join('')),
  });
  if (error !== null) {
    return <FailureNote failure={failureOf(error)} retry={() => void refetch()} />;
  }
  if (people === undefined) {
    return (
      <AfterDelay>
        <Text size="xs" c="dimmed" role="status">
          Looking them up…
        </Text>
      </AfterDelay>
    );
  }
  return (
    <div className={classes.names} {...scrollRegion(labelId)}>
      <ul>
        {people.slice(0, mostShown).map(({ key, name }) => (
          <li key={key}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
      {people.length > mostShown && (
        <Text size="xs" c="dimmed">
          And {formatCount(people.length - mostShown)} more.
        </Text>
      )}
    </div>
  );
}
