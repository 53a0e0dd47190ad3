import { Alert, Button, Group, Text } from '@mantine/core';
import { IconFileAlert } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useFirstFocus } from '../pasting/useFirstFocus.ts';
import classes from './FileStep.module.css';
import type { ImportSource, ListInput } from './importDraft.ts';
import { focusStepHeading } from './stepHeading.ts';
import { refuseOffered, takeOffered } from './takeIn.ts';

interface OfferedNoteProps {
  offered: ListInput;
  source: ImportSource;
}

/** Another list has come, and what was chosen for the one before would be lost. */
export function OfferedNote({ offered, source }: OfferedNoteProps): ReactNode {
  const queries = useQueryClient();
  const keep = useFirstFocus<HTMLButtonElement>();
  return (
    <Alert
      className={classes.failure}
      role="alert"
      color="orange"
      variant="outline"
      icon={<IconFileAlert aria-hidden />}
    >
      <Text size="sm">
        Take in “<bdi>{offered.fileName}</bdi>” instead of “<bdi>{source.fileName}</bdi>”? What you
        chose for that one is given up.
      </Text>
      <Group gap="xs" mt={8}>
        <Button
          ref={keep}
          size="compact-sm"
          variant="default"
          onClick={() => {
            refuseOffered();
            focusStepHeading();
          }}
        >
          Keep the one before
        </Button>
        <Button size="compact-sm" onClick={() => void takeOffered(queries)}>
          Take in the other
        </Button>
      </Group>
    </Alert>
  );
}
