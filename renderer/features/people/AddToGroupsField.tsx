import { Button, Group } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import type { GroupId } from '#shared/domain/ids.ts';
import { limits } from '#shared/domain/limits.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import type { PersonDetails, StayInGroup } from '#shared/ipc/methods/people.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { GroupsField } from './GroupsField.tsx';
import { addToGroups } from './peopleEdits.ts';
import { useGroupNames } from './useGroupNames.ts';

interface AddToGroupsFieldProps {
  person: PersonDetails;
  current: readonly StayInGroup[];
}

/** Adds one person to groups by typing their names. */
export function AddToGroupsField({ person, current }: AddToGroupsFieldProps): ReactNode {
  const { nameOf } = useGroupNames();
  const [groupIds, setGroupIds] = useState<readonly GroupId[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const mine = new Set(current.map(({ groupId }) => groupId));
  const add = async () => {
    if (groupIds.length === 0 || isBusy) return;
    setIsBusy(true);
    const groups = groupIds.map((id) => ({ id, name: nameOf(id) }));
    const result = await addToGroups({ personIds: [person.id], names: [person.name] }, groups);
    setIsBusy(false);
    if (result.ok) {
      setGroupIds([]);
      // The button goes away with what it was for.
      field.current?.focus();
    }
    setFailure(result.ok ? null : result.error);
  };
  return (
    <>
      <Group gap={6} wrap="nowrap" align="flex-start" mt={8}>
        <div style={{ flex: 1, minWidth: 0 }}>
          <GroupsField
            label="Add to groups"
            placeholder="Add to groups…"
            value={groupIds}
            onChange={setGroupIds}
            maximum={limits.groupsPerEdit}
            isPickable={({ id, mayUpdate }) => mayUpdate && !mine.has(id)}
            fieldRef={field}
            hidesLabel
            isInline
          />
        </div>
        {groupIds.length > 0 && (
          <Button loading={isBusy} onClick={() => void add()}>
            Add
          </Button>
        )}
      </Group>
      {failure !== null && <FailureNote failure={failure} />}
    </>
  );
}
