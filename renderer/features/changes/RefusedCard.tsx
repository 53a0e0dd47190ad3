import { Button, Group, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { PendingChange } from '#shared/domain/change.ts';
import { dates } from '../../ui/dates.ts';
import { giveFocusBack } from '../../ui/giveFocusBack.ts';
import { CardFrame } from './CardFrame.tsx';
import { retryChange } from './changeActions.ts';
import type { ChangeEntry } from './changeEntries.ts';
import { wordChange } from './changeWording.ts';
import { leaveCard } from './focusCard.ts';
import { wordRefusal } from './refusalWording.ts';

interface RefusedCardProps {
  change: PendingChange;
  onDiscard: (entry: ChangeEntry) => void;
}

/** A change that goes no further by itself, with the reason and two ways on. */
export function RefusedCard({ change, onDiscard }: RefusedCardProps): ReactNode {
  const [isBusy, setIsBusy] = useState(false);
  const sentence = wordChange(change);
  const words = wordRefusal(change);
  const retry = async (button: HTMLElement) => {
    setIsBusy(true);
    const isDone = await retryChange(change, sentence);
    setIsBusy(false);
    if (isDone) leaveCard(change.id);
    else giveFocusBack(button);
  };
  return (
    <CardFrame
      cardKey={change.id}
      title={[`${words.before}: `, ...sentence]}
      note={`made ${dates.moment(change.at, new Date())}`}
      explanation={words.explanation}
    >
      <ServerDetails change={change} />
      <Group justify="flex-end" gap="xs" mt="xs">
        <Button
          variant="default"
          onClick={() => onDiscard({ key: change.id, changes: [change], sentence })}
        >
          Discard…
        </Button>
        <Button loading={isBusy} onClick={(event) => void retry(event.currentTarget)}>
          Try again
        </Button>
      </Group>
    </CardFrame>
  );
}

function ServerDetails({ change }: { change: PendingChange }): ReactNode {
  const facts = [
    change.serverStatus === null ? null : `HTTP status ${change.serverStatus}`,
    change.serverCode === null ? null : `code ${change.serverCode}`,
  ].filter((fact) => fact !== null);
  if (facts.length === 0) return null;
  return (
    <Text size="xs" c="dimmed">
      Details: {facts.join(', ')}
    </Text>
  );
}
