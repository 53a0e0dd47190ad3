import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { limits } from '#shared/domain/limits.ts';
import type { PeopleFilter } from '#shared/domain/peopleFilter.ts';
import { personStatusSchema } from '#shared/domain/person.ts';
import { personStatusLabels } from '../../ui/personStatus.ts';
import { SentenceText } from '../../ui/SentenceText.tsx';
import { ruleLabels, wordFilter } from './filterWording.ts';
import { GroupsField } from './GroupsField.tsx';
import { everybody, groupRules, hasRules } from './peopleFilter.ts';
import { personStatuses } from './personWording.ts';
import { useGroupNames } from './useGroupNames.ts';

interface FilterEditorProps {
  filter: PeopleFilter;
  onChange: (change: Partial<PeopleFilter>) => void;
  onClose: () => void;
}

/** Whom a list is about, rule by rule; the list follows at once. */
export function FilterEditor({ filter, onChange, onClose }: FilterEditorProps): ReactNode {
  const { nameOf } = useGroupNames();
  return (
    <Stack gap="sm">
      {groupRules.map((rule, index) => (
        <GroupsField
          key={rule}
          label={ruleLabels[rule]}
          placeholder="Groups, by a part of their name"
          value={filter[rule]}
          onChange={(groupIds) => onChange({ [rule]: groupIds })}
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
          onChange({
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
          onClick={() => onChange({ ...everybody, text: filter.text })}
        >
          Take all rules away
        </Button>
        <Button onClick={onClose}>Done</Button>
      </Group>
    </Stack>
  );
}
