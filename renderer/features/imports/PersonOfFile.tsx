import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ImportPerson } from '#shared/domain/importing.ts';
import { nameOfPerson, wordLines } from './importWording.ts';
import classes from './Review.module.css';

/** Somebody as the file has them, with the lines that name them; behind that what is said of them here. */
export function PersonOfFile({
  person,
  children,
}: {
  person: ImportPerson;
  children: ReactNode;
}): ReactNode {
  const { email, phone, lines } = person;
  const name = nameOfPerson(person);
  const contact = [email, phone].filter((part) => part !== null && part !== name).join(' · ');
  return (
    <div className={classes.line}>
      <Text span size="sm" fw={600} truncate dir="auto" ta="left" title={name}>
        {name}
      </Text>
      <Text span size="sm" c="dimmed" truncate flex={1} title={contact}>
        {contact}
      </Text>
      <Text span size="xs" c="dimmed" flex="none">
        {wordLines(lines)}
      </Text>
      {children}
    </div>
  );
}
