import { Button, Progress, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { AfterDelay } from '../../ui/AfterDelay.tsx';
import { wordSize } from '../../ui/sizes.ts';
import classes from './FileStep.module.css';
import type { Sending } from './importDraft.ts';
import { focusStepHeading } from './stepHeading.ts';
import { cancelSending } from './takeIn.ts';

/** A file on its way in, once it takes its time. */
export function SendingNote({ sending }: { sending: Sending }): ReactNode {
  const { fileName, sent, total } = sending;
  const isRead = sent >= total;
  return (
    <AfterDelay>
      <div className={classes.sending}>
        <Text size="sm" role="status" truncate>
          {isRead ? 'Reading' : 'Taking in'} “<bdi>{fileName}</bdi>”
        </Text>
        <Progress
          value={total === 0 ? 100 : Math.round((sent / total) * 100)}
          animated={isRead}
          aria-label={isRead ? 'Reading the file' : 'Taking in the file'}
        />
        <div className={classes.use}>
          <Text size="xs" c="dimmed">
            {isRead ? wordSize(total) : `${wordSize(sent)} of ${wordSize(total)}`}
          </Text>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              cancelSending();
              focusStepHeading();
            }}
          >
            Stop
          </Button>
        </div>
      </div>
    </AfterDelay>
  );
}
