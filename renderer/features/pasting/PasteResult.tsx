import { Button, Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { copyText } from '../../ui/copyText.ts';
import { countOf } from '../../ui/counts.ts';
import { SentenceText } from '../../ui/SentenceText.tsx';
import classes from './PasteReview.module.css';
import type { PastePlan } from './pasteChoices.ts';
import { copyRows, countLines, wordAdded } from './pasteWording.ts';
import { useFirstFocus } from './useFirstFocus.ts';

interface PasteResultProps {
  plan: PastePlan;
  groupName: string;
  onClose: () => void;
}

/** Who was left out, to be taken along: a line that nobody was found for must not be lost. */
export function PasteResult({ plan, groupName, onClose }: PasteResultProps): ReactNode {
  const { leftOut } = plan;
  const close = useFirstFocus<HTMLButtonElement>();
  const [isCopied, setIsCopied] = useState<boolean | null>(null);
  return (
    <Stack gap="sm">
      <Text size="sm" role="status">
        <SentenceText sentence={wordAdded(plan, groupName)} />.{' '}
        {countOf(leftOut.length, 'line was', 'lines were')} left out:
      </Text>
      <section className={classes.leftOut} {...focusable} aria-label="Lines left out">
        {leftOut.map(({ key, row }) => (
          <div key={key} className={classes.leftLine} dir="auto">
            {row.text}
          </div>
        ))}
      </section>
      <Group justify="space-between" gap="xs">
        <Text size="xs" c="dimmed" role="status">
          {isCopied === true && 'Copied. Paste them into a spreadsheet.'}
          {isCopied === false && 'The clipboard cannot be used here.'}
        </Text>
        <Group gap="xs">
          <Button
            variant="default"
            onClick={() => void copyText(copyRows(leftOut)).then(setIsCopied)}
          >
            Copy {countLines(leftOut.length)}
          </Button>
          <Button ref={close} onClick={onClose}>
            Close
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}

/** A region that scrolls must be reachable by keyboard. */
const focusable = { tabIndex: 0 };
