import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useMemo, useState } from 'react';
import type { PersonId } from '#shared/domain/ids.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import { countPeople, formatCount } from '../../ui/counts.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { SentenceText } from '../../ui/SentenceText.tsx';
import { type AmendableChange, amendEdit } from './amendEdit.ts';
import classes from './ChangeCard.module.css';
import { wordChange } from './changeWording.ts';
import { findPeople } from './findPeople.ts';
import { PeopleCheckList } from './PeopleCheckList.tsx';

/** From this many people on they are looked for by name. */
const searchedFrom = 10;

interface AmendPeopleProps {
  change: AmendableChange;
  onClose: () => void;
}

/** Everybody an edit is about, to leave some of them out. */
export function AmendPeople({ change, onClose }: AmendPeopleProps): ReactNode {
  const { people } = change;
  const [chosen, setChosen] = useState<ReadonlySet<PersonId>>(
    () => new Set(people.map(({ id }) => id)),
  );
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const found = useMemo(() => findPeople(people, text), [people, text]);
  const set = (ids: readonly PersonId[], isChosen: boolean) => {
    setFailure(null);
    setChosen((before) => {
      const after = new Set(before);
      for (const id of ids) {
        if (isChosen) after.add(id);
        else after.delete(id);
      }
      return after;
    });
  };
  const foundIds = found.map(({ id }) => id);
  const areAllChosen = foundIds.every((id) => chosen.has(id));

  const amend = async (event: FormEvent) => {
    event.preventDefault();
    setIsBusy(true);
    const kept = people.filter(({ id }) => chosen.has(id));
    const refused = await amendEdit(
      change,
      { personIds: kept.map(({ id }) => id) },
      {
        ...change,
        peopleCount: kept.length,
        peopleNames: kept.slice(0, 3).map(({ name }) => name),
      },
    );
    setIsBusy(false);
    setFailure(refused);
    if (refused === null) onClose();
  };

  return (
    <form onSubmit={(event) => void amend(event)}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed" className={classes.title}>
          <SentenceText sentence={wordChange(change)} />
        </Text>
        {change.serverMessage !== null && (
          <Text size="sm" className={classes.title}>
            The server said: “<bdi>{change.serverMessage}</bdi>”
          </Text>
        )}
        {people.length >= searchedFrom && (
          <TextInput
            aria-label="Find somebody in this change"
            placeholder="Find somebody in this change"
            leftSection={<IconSearch size={15} aria-hidden />}
            data-autofocus
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              // Whoever searches does not mean to send.
              if (event.key === 'Enter') event.preventDefault();
            }}
          />
        )}
        <Group justify="space-between">
          <Text size="xs" c="dimmed" role="status">
            {formatCount(chosen.size)} of {countPeople(people.length)} chosen
          </Text>
          <Button
            variant="subtle"
            size="compact-sm"
            disabled={found.length === 0}
            onClick={() => set(foundIds, !areAllChosen)}
          >
            {areAllChosen ? 'Choose none of these' : 'Choose all of these'}
          </Button>
        </Group>
        <PeopleCheckList
          people={found}
          chosen={chosen}
          set={(id, isChosen) => set([id], isChosen)}
        />
        {failure !== null && <FailureNote failure={failure} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            type="submit"
            loading={isBusy}
            disabled={chosen.size === 0 || chosen.size === people.length}
          >
            Send only these ({formatCount(chosen.size)})
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
