import { Combobox, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { PersonMatch } from '#shared/ipc/methods/people.ts';
import { PersonAvatar } from '../../ui/PersonAvatar.tsx';
import classes from './PeoplePicker.module.css';

/** One match: picked, free to pick, or in the group already. */
export function PersonOption({
  person,
  isPicked,
}: {
  person: PersonMatch;
  isPicked: boolean;
}): ReactNode {
  return (
    <Combobox.Option
      value={person.id}
      disabled={person.isMember}
      aria-selected={isPicked}
      className={classes.option}
    >
      <PersonAvatar id={person.id} name={person.name} />
      <Text span inherit fw={500} truncate dir="auto" ta="left" title={person.name}>
        {person.name}
      </Text>
      <Text span inherit c="dimmed" truncate flex={1} title={person.email ?? undefined}>
        {person.email}
      </Text>
      {person.isMember && (
        <Text span size="xs" flex="none">
          In the group already
        </Text>
      )}
      {isPicked && <IconCheck size={16} aria-hidden />}
    </Combobox.Option>
  );
}
