import { Paper, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { SentenceText } from '../../ui/SentenceText.tsx';
import type { Sentence } from '../../ui/sentence.ts';
import classes from './ChangeCard.module.css';
import { cardId } from './elementIds.ts';

interface CardFrameProps {
  /** The key of the card among the others. */
  cardKey: string;
  title: Sentence;
  /** `found 14:02`, at the end of the title's line. */
  note?: string;
  explanation: Sentence;
  children: ReactNode;
}

/** What all cards that need the user look like. It takes the focus when the card before it has gone. */
export function CardFrame({
  cardKey,
  title,
  note,
  explanation,
  children,
}: CardFrameProps): ReactNode {
  const titleId = `${cardId(cardKey)}-title`;
  return (
    <Paper
      withBorder
      className={classes.card}
      component="article"
      id={cardId(cardKey)}
      data-change-card={cardKey}
      data-walk
      tabIndex={-1}
      aria-labelledby={titleId}
    >
      <IconAlertTriangle size={18} className={classes.icon} aria-hidden />
      <div className={classes.body}>
        <div className={classes.heading}>
          <Title order={3} size="sm" id={titleId} className={classes.title}>
            <SentenceText sentence={title} />
          </Title>
          {note !== undefined && (
            <Text span size="xs" c="dimmed" className={classes.note}>
              {note}
            </Text>
          )}
        </div>
        <Text size="sm" c="dimmed" mt={2} className={classes.title}>
          <SentenceText sentence={explanation} />
        </Text>
        {children}
      </div>
    </Paper>
  );
}
