import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { PendingChange } from '#shared/domain/change.ts';
import { dates } from '../../ui/dates.ts';
import { SentenceText } from '../../ui/SentenceText.tsx';
import { textOf } from '../../ui/sentence.ts';
import classes from './ChangeCard.module.css';
import { discardChanges, retryChange } from './changeActions.ts';
import { wordChange } from './changeWording.ts';
import { wordConflict } from './conflictWording.ts';

/** A change made on both sides: what was before, yours and theirs side by side, and the choice. */
export function ConflictCard({ change }: { change: PendingChange }): ReactNode {
  const [busy, setBusy] = useState<'keep' | 'take' | null>(null);
  const words = wordConflict(change);
  if (words === null) return null;
  const keep = async () => {
    setBusy('keep');
    await retryChange(change, wordChange(change));
    setBusy(null);
  };
  const take = async () => {
    setBusy('take');
    await discardChanges([change], wordChange(change));
    setBusy(null);
  };
  return (
    <Paper withBorder className={classes.card} component="article" aria-label={textOf(words.title)}>
      <IconAlertTriangle size={18} className={classes.icon} aria-hidden />
      <div className={classes.body}>
        <Title order={2} size="sm">
          <SentenceText sentence={words.title} />
        </Title>
        <Text size="sm" c="dimmed" mt={2}>
          {words.explanation}
        </Text>
        {words.isAboutField ? null : (
          <Text size="sm" mt={2}>
            Your change: <SentenceText sentence={wordChange(change)} />
          </Text>
        )}
        <div className={classes.versions}>
          <Version title="Before" value={words.before} isBefore />
          <Version
            title="Yours"
            note={dates.moment(change.at, new Date())}
            value={words.mine}
            isMine
          />
          <Version title="On the server" value={words.theirs} />
        </div>
        <Group justify="flex-end" gap="xs" mt="sm">
          <Button
            variant="default"
            loading={busy === 'take'}
            disabled={busy === 'keep'}
            onClick={() => void take()}
          >
            {words.take}
          </Button>
          <Button loading={busy === 'keep'} disabled={busy === 'take'} onClick={() => void keep()}>
            {words.keep}
          </Button>
        </Group>
      </div>
    </Paper>
  );
}

interface VersionProps {
  title: string;
  note?: string;
  value: string;
  isBefore?: boolean;
  isMine?: boolean;
}

function Version({
  title,
  note,
  value,
  isBefore = false,
  isMine = false,
}: VersionProps): ReactNode {
  return (
    <Paper withBorder className={classes.version} data-mine={isMine || undefined}>
      <Group justify="space-between" gap="xs">
        <Text size="xs" fw={600}>
          {title}
        </Text>
        {note !== undefined && (
          <Text size="xs" c="dimmed">
            {note}
          </Text>
        )}
      </Group>
      <Text
        component={isBefore ? 'del' : 'span'}
        size="sm"
        fw={isBefore ? 400 : 600}
        dir="auto"
        className={`${classes.value} ${isBefore ? classes.before : ''}`}
      >
        {value}
      </Text>
    </Paper>
  );
}
