import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { PendingChange } from '#shared/domain/change.ts';
import { SentenceText } from '../../ui/SentenceText.tsx';
import { textOf } from '../../ui/sentence.ts';
import classes from './ChangeCard.module.css';
import { retryChange } from './changeActions.ts';
import type { ChangeEntry } from './changeEntries.ts';
import { wordChange } from './changeWording.ts';

interface RefusedCardProps {
  change: PendingChange;
  onDiscard: (entry: ChangeEntry) => void;
}

/** A change the server refused, with its own words and two ways on. */
export function RefusedCard({ change, onDiscard }: RefusedCardProps): ReactNode {
  const [isBusy, setIsBusy] = useState(false);
  const sentence = wordChange(change);
  const retry = async () => {
    setIsBusy(true);
    await retryChange(change, sentence);
    setIsBusy(false);
  };
  return (
    <Paper withBorder className={classes.card} component="article" aria-label={textOf(sentence)}>
      <IconAlertTriangle size={18} className={classes.icon} aria-hidden />
      <div className={classes.body}>
        <Title order={2} size="sm">
          Refused: <SentenceText sentence={sentence} />
        </Title>
        <Text size="sm" c="dimmed" mt={2}>
          {change.serverMessage === null ? (
            'The server refused it and did not say why.'
          ) : (
            <>
              The server said: “<bdi>{change.serverMessage}</bdi>”
            </>
          )}
        </Text>
        <ServerDetails change={change} />
        <Group justify="flex-end" gap="xs" mt="xs">
          <Button
            variant="default"
            onClick={() => onDiscard({ key: change.id, changes: [change], sentence })}
          >
            Discard…
          </Button>
          <Button loading={isBusy} onClick={() => void retry()}>
            Try again
          </Button>
        </Group>
      </div>
    </Paper>
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
