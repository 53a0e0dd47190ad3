import { Radio, Select, Text, TextInput } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import type { ImportTarget } from '#shared/domain/importing.ts';
import { limits } from '#shared/domain/limits.ts';
import { view } from '../../app/viewStore.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Refusable } from '../../ui/Refusable.tsx';
import { useCreateRefusal } from '../groups/useCreateRefusal.ts';
import { useGroups } from '../groups/useGroups.ts';
import { refusalsOf } from '../roster/refusals.ts';
import classes from './ColumnsStep.module.css';

interface TargetFieldProps {
  target: ImportTarget | null;
  /** What a new group is called at first; '' where nothing suggests a name. */
  fileName: string;
}

/** The group that everybody of the list is of: one that is here, or a new one. */
export function TargetField({ target, fileName }: TargetFieldProps): ReactNode {
  const { items, failure, retry } = useGroups('');
  const createRefusal = useCreateRefusal();
  const name = useId();
  const choose = (chosen: ImportTarget | null) =>
    view.changeImport((draft) => ({ ...draft, target: chosen }));
  const isNew = target?.kind === 'new';
  return (
    <div className={classes.target} role="radiogroup" aria-label="The group of these people">
      <Text size="sm" fw={500}>
        Which group
      </Text>
      {failure !== null && <FailureNote failure={failure} retry={retry} />}
      <Radio
        name={name}
        label="Into a group that is here"
        checked={!isNew}
        onChange={() => choose(null)}
      />
      {!isNew && (
        <Select
          aria-label="Group"
          placeholder="Type a part of the group’s name"
          className={classes.targetInput}
          searchable
          openOnFocus={false}
          allowDeselect={false}
          nothingFoundMessage="No group has this in its name"
          limit={60}
          maxDropdownHeight={260}
          data={(items ?? []).map((group) => ({
            value: group.id,
            label: group.name,
            disabled: refusalsOf(group).update !== null,
          }))}
          value={target?.kind === 'group' ? target.groupId : null}
          onChange={(id) => {
            const group = items?.find((candidate) => candidate.id === id);
            if (group !== undefined) choose({ kind: 'group', groupId: group.id });
          }}
        />
      )}
      <Refusable reason={createRefusal}>
        <Radio
          name={name}
          label="Into a new group"
          checked={isNew}
          aria-disabled={createRefusal !== null}
          onChange={() => {
            if (createRefusal === null) choose({ kind: 'new', name: nameFrom(fileName) });
          }}
        />
      </Refusable>
      {isNew && (
        <TextInput
          aria-label="Name of the new group"
          placeholder="Name of the new group"
          className={classes.targetInput}
          maxLength={limits.nameLength}
          dir="auto"
          value={target.name}
          onChange={(event) => choose({ kind: 'new', name: event.currentTarget.value })}
        />
      )}
    </div>
  );
}

/** `Harvest festival.xlsx` is likely about the harvest festival. */
function nameFrom(fileName: string): string {
  return fileName.replace(/\.[a-z0-9]{2,5}$/i, '').trim();
}
