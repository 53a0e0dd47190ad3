import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PastedCandidate } from '#shared/domain/pastedPeople.ts';
import { PersonAvatar } from '../../ui/PersonAvatar.tsx';
import classes from './PasteReview.module.css';
import { foundByWords } from './pasteWording.ts';

/** Somebody whom a line may mean, with enough to recognise them. */
export function CandidateLine({ candidate }: { candidate: PastedCandidate }): ReactNode {
  const { id, name, email, phone, foundBy } = candidate;
  const contact = [email, phone].filter((part) => part !== null).join(' · ');
  return (
    <span className={classes.candidate}>
      <PersonAvatar id={id} name={name} />
      <Text span size="sm" fw={600} truncate dir="auto" ta="left" title={name}>
        {name}
      </Text>
      <Text span size="sm" c="dimmed" truncate flex={1} title={contact}>
        {contact}
      </Text>
      <Text span size="xs" c="dimmed" flex="none">
        {foundByWords[foundBy]}
      </Text>
    </span>
  );
}
