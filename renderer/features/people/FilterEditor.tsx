import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { limits } from '#shared/domain/limits.ts';
import { personStatusSchema } from '#shared/domain/person.ts';
import { useView, view } from '../../app/viewStore.ts';
import { personStatusLabels } from '../../ui/personStatus.ts';
import { SentenceText } from '../../ui/SentenceText.tsx';
import { ruleLabels, wordFilter } from './filterWording.ts';
import { GroupsField } from './GroupsField.tsx';
import { everybody, groupRules, hasRules } from './peopleFilter.ts';
import { personStatuses } from './personWording.ts';
import { useGroupNames } from './useGroupNames.ts';

/** Whom the list shows, rule by rule; the list follows at once. */
export function FilterEditor({ onClose }: { onClose: () => void }): ReactNode {
  const filter = useView((state) => state.peopleFilter);
  const { nameOf } = useGroupNames();
  return (
    <Stack gap="sm">
      {groupRules.map((rule, index) => (
        <GroupsField
          key={rule}
          label={ruleLabels[rule]}
          placeholder="Groups, by a part of their name"
          value={filter[rule]}
          onChange={(groupIds) => view.filterPeople({ [rule]: groupIds })}
          maximum={limits.groupsPerFilter}
          autoFocus={index === 0}
          isInline
        />
      ))}
      <Checkbox.Group
        label="Status"
        size="xs"
        value={filter.statuses}
        onChange={(statuses) =>
          view.filterPeople({
            statuses: statuses.map((status) => personStatusSchema.parse(status)),
          })
        }
      >
        <Group gap="md" mt={4}>
          {personStatuses.map((status) => (
            <Checkbox key={status} value={status} label={personStatusLabels[status]} />
          ))}
        </Group>
      </Checkbox.Group>
      <Text size="sm" c="dimmed" role="status">
        <SentenceText sentence={wordFilter(filter, nameOf)} />
      </Text>
      <Group justify="space-between">
        <Button
          variant="default"
          disabled={!hasRules(filter)}
          onClick={() => view.filterPeople({ ...everybody, text: filter.text })}
        >
          Take all rules away
        </Button>
        <Button onClick={onClose}>Done</Button>
      </Group>
    </Stack>
  );
}
