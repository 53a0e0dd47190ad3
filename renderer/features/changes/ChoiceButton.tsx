import { Button, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { SentenceText } from '../../ui/SentenceText.tsx';
import classes from './ChoiceButton.module.css';
import type { ChoiceWording } from './choiceWording.ts';

interface ChoiceButtonProps {
  words: ChoiceWording;
  /** The element that says how things stand afterwards. */
  previewId: string;
  /** The answer that keeps our work. */
  isFirst: boolean;
  isBusy: boolean;
  isDisabled: boolean;
  choose: (button: HTMLElement) => void;
}

/** An answer with what it leads to: `Keep “Cooks”: sent over theirs`. */
export function ChoiceButton({
  words,
  previewId,
  isFirst,
  isBusy,
  isDisabled,
  choose,
}: ChoiceButtonProps): ReactNode {
  return (
    <Button
      variant={isFirst ? 'filled' : 'default'}
      classNames={{ root: classes.button, label: classes.words }}
      loading={isBusy}
      disabled={isDisabled}
      aria-describedby={previewId}
      onClick={(event) => choose(event.currentTarget)}
    >
      <span className={classes.label}>
        <SentenceText sentence={words.label} />
      </span>
      <VisuallyHidden component="span">: </VisuallyHidden>
      <span className={classes.consequence}>{words.consequence}</span>
    </Button>
  );
}
