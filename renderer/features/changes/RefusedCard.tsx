import { Button, Group, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { PendingChange } from '#shared/domain/change.ts';
import { giveFocusBack } from '../../ui/giveFocusBack.ts';
import { useDates } from '../../ui/useDates.ts';
import { CardFrame } from './CardFrame.tsx';
import { retryChanges } from './changeActions.ts';
import { mayAmend } from './changeEntries.ts';
import { wordChange } from './changeWording.ts';
import type { DiscardRequest } from './DiscardDialog.tsx';
import { leaveCards } from './focusCard.ts';
import { wordRefusal } from './refusalWording.ts';

interface RefusedCardProps {
  change: PendingChange;
  onDiscard: (request: DiscardRequest) => void;
  onEdit: (change: PendingChange) => void;
}

/** A change that goes no further by itself, with the reason and the ways on. */
export function RefusedCard({ change, onDiscard, onEdit }: RefusedCardProps): ReactNode {
  const dates = useDates();
  const [isBusy, setIsBusy] = useState(false);
  const sentence = wordChange(change);
  const words = wordRefusal(change);
  const retry = async (button: HTMLElement) => {
    setIsBusy(true);
    const isDone = await retryChanges([change], sentence);
    setIsBusy(false);
    if (isDone) leaveCards([change.id]);
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
          onClick={() =>
            onDiscard({ keys: [change.id], changes: [change], sentence, areSeveral: false })
          }
        >
          Discard…
        </Button>
        {mayAmend(change) && (
          <Button variant="default" onClick={() => onEdit(change)}>
            Edit…
          </Button>
        )}
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
