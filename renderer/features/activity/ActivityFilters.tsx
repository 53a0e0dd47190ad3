import { ActionIcon, Button, Chip, Group, SegmentedControl, Tooltip } from '@mantine/core';
import { IconAddressBook, IconFilterOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ActivityEntry } from '#shared/domain/activity.ts';
import { type GroupId, groupIdSchema, type PersonId, personIdSchema } from '#shared/domain/ids.ts';
import { everyActivity, useView, view } from '../../app/viewStore.ts';
import { useAsk } from '../../ipc/useAsk.ts';
import classes from './ActivityFilters.module.css';
import { FilterPicker } from './FilterPicker.tsx';
import { isFiltered } from './isFiltered.ts';
import { kindGroups, kindNames, kindsOfNames, namesOfKinds } from './kindFilter.ts';

/** Which lines are shown: of a group, about a person, by kind, done here or there. */
export function ActivityFilters(): ReactNode {
  const filter = useView((state) => state.activityFilter);
  return (
    <search className={classes.filters} aria-label="Filter the time line">
      <Group gap="xs">
        <GroupFilter groupId={filter.groupId} />
        <PersonFilter personId={filter.personId} />
        <SegmentedControl
          aria-label="Who did it"
          value={filter.origin ?? 'all'}
          onChange={(origin) => view.filterActivity({ origin: origin === 'all' ? null : origin })}
          data={origins}
        />
        {isFiltered(filter) && (
          <Button
            variant="subtle"
            leftSection={<IconFilterOff size={15} aria-hidden />}
            onClick={() => view.filterActivity(everyActivity)}
          >
            Clear filters
          </Button>
        )}
      </Group>
      <Chip.Group
        multiple
        value={namesOfKinds(filter.kinds)}
        onChange={(names) => view.filterActivity({ kinds: kindsOfNames(names) })}
      >
        <Group gap={6} role="group" aria-label="Kinds of entries">
          {kindNames.map((name) => (
            <Chip key={name} value={name} size="xs" variant="outline">
              {kindGroups[name].label}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </search>
  );
}

const origins: { value: 'all' | ActivityEntry['origin']; label: string }[] = [
  { value: 'all', label: 'Everybody' },
  { value: 'here', label: 'You' },
  { value: 'server', label: 'On the server' },
];

function GroupFilter({ groupId }: { groupId: GroupId | null }): ReactNode {
  const { data, error } = useAsk(
    'groups.get',
    { groupId: groupId ?? noGroup },
    { enabled: groupId !== null },
  );
  const name = data?.name ?? (error === null ? '…' : 'A group that is gone');
  return (
    <FilterPicker
      label="Group"
      placeholder="Any group"
      chosen={groupId === null ? null : { id: groupId, name, detail: null }}
      useOptions={useGroupOptions}
      choose={(id) => view.filterActivity({ groupId: groupIdSchema.nullable().parse(id) })}
    />
  );
}

function PersonFilter({ personId }: { personId: PersonId | null }): ReactNode {
  const { data, error } = useAsk(
    'people.get',
    { personId: personId ?? noPerson },
    { enabled: personId !== null },
  );
  const name = data?.name ?? (error === null ? '…' : 'Somebody who is gone');
  return (
    <Group gap={4} wrap="nowrap">
      <FilterPicker
        label="Person"
        placeholder="Anybody"
        chosen={personId === null ? null : { id: personId, name, detail: data?.email ?? null }}
        useOptions={usePersonOptions}
        choose={(id) => view.filterActivity({ personId: personIdSchema.nullable().parse(id) })}
      />
      {personId !== null && data !== undefined && (
        <Tooltip label={`Open ${name}`}>
          <ActionIcon
            variant="default"
            size={30}
            aria-label={`Open ${name}`}
            onClick={() => view.openPerson(personId)}
          >
            <IconAddressBook size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
    </Group>
  );
}

const shownOptions = 40;
/** What is not asked for while nothing is chosen. */
const noGroup = groupIdSchema.parse('00000000-0000-7000-8000-000000000000');
const noPerson = personIdSchema.parse('00000000-0000-7000-8000-000000000000');

function useGroupOptions(text: string) {
  const { data } = useAsk(
    'groups.list',
    { search: text, limit: shownOptions },
    { keepsPrevious: true },
  );
  return (data?.items ?? []).map(({ id, name }) => ({ id, name, detail: null }));
}

function usePersonOptions(text: string) {
  const { data } = useAsk('people.search', { text, limit: shownOptions }, { keepsPrevious: true });
  return (data?.items ?? []).map(({ id, name, email }) => ({ id, name, detail: email }));
}
