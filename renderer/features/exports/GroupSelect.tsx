import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { type GroupId, groupIdSchema } from '#shared/domain/ids.ts';
import { useGroups } from '../groups/useGroups.ts';
import { useLastGroupName } from '../groups/useLastGroupName.ts';

interface GroupSelectProps {
  value: GroupId | null;
  onChange: (groupId: GroupId) => void;
}

/** One group, by typing a part of its name. One that was deleted stays chosen, because its history can be exported. */
export function GroupSelect({ value, onChange }: GroupSelectProps): ReactNode {
  const { items, isComplete } = useGroups('');
  const groups = items ?? [];
  const isGone = value !== null && isComplete && !groups.some(({ id }) => id === value);
  const goneName = useLastGroupName(isGone ? value : null) ?? 'A group';
  return (
    <Select
      label="Group"
      placeholder="Type a part of a group’s name"
      searchable
      openOnFocus={false}
      allowDeselect={false}
      nothingFoundMessage="No group has this in its name"
      limit={60}
      maxDropdownHeight={260}
      data={[
        ...(isGone ? [{ value, label: `${goneName} (deleted)` }] : []),
        ...groups.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={value}
      renderOption={({ option }) => <bdi>{option.label}</bdi>}
      onChange={(groupId) => groupId !== null && onChange(groupIdSchema.parse(groupId))}
    />
  );
}
