import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Capabilities } from '#shared/domain/capabilities.ts';
import type { GroupSummary } from '#shared/domain/group.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import { performEdit } from '../../app/edits.ts';
import { useView, view } from '../../app/viewStore.ts';
import { countPeople } from '../../ui/counts.ts';
import { named } from '../../ui/sentence.ts';
import { ExportButton } from '../exports/ExportButton.tsx';
import { AddPeopleButton } from './AddPeopleButton.tsx';
import { EditableText } from './EditableText.tsx';
import classes from './GroupHeader.module.css';
import { GroupMenu } from './GroupMenu.tsx';
import { useRefusals } from './useRefusals.ts';

interface GroupHeaderProps {
  group: GroupSummary;
  capabilities: Capabilities | null;
}

/** Name, size and description of the open group, and what can be done with it. */
export function GroupHeader({ group, capabilities }: GroupHeaderProps): ReactNode {
  const refusals = useRefusals(group);
  return (
    <header className={classes.header}>
      <div className={classes.name}>
        <GroupName group={group} limit={capabilities?.maxNameLength ?? null} />
      </div>
      <div className={classes.actions}>
        <ExportButton />
        <AddPeopleButton groupId={group.id} refusal={refusals.update} />
        <GroupMenu group={group} capabilities={capabilities} />
      </div>
      {capabilities?.groupDescription === true && (
        <div className={classes.about}>
          <GroupDescription group={group} limit={capabilities.maxDescriptionLength} />
        </div>
      )}
    </header>
  );
}

interface FieldProps {
  group: GroupSummary;
  limit: number | null;
}

function GroupName({ group, limit }: FieldProps): ReactNode {
  const { update: refusal, past } = useRefusals(group);
  const isPast = past !== null;
  const isEditing = useView((state) => state.editing === 'name');
  const save = async (name: string): Promise<Failure | null> => {
    const result = await performEdit(
      'groups.update',
      { groupId: group.id, name },
      { done: () => ['Renamed “', named(group.name), '” to “', named(name), '”'] },
    );
    return result.ok ? null : result.error;
  };
  return (
    <EditableText
      label="Group name"
      action="Rename group"
      value={group.name}
      refusal={refusal}
      isEditing={isEditing}
      onStart={() => view.edit('name')}
      onEnd={() => view.edit(null)}
      save={save}
      limit={limit}
      isRequired
    >
      <Title
        order={2}
        className={classes.title}
        dir="auto"
        title={group.name}
        onClick={() => refusal === null && view.edit('name')}
      >
        {group.name}
      </Title>
      <Text span size="xs" c="dimmed" className={classes.count}>
        {countPeople(group.memberCount)}
        {isPast && ' now'}
      </Text>
    </EditableText>
  );
}

function GroupDescription({ group, limit }: FieldProps): ReactNode {
  const refusal = useRefusals(group).update;
  const isEditing = useView((state) => state.editing === 'description');
  const save = async (description: string): Promise<Failure | null> => {
    const result = await performEdit(
      'groups.update',
      { groupId: group.id, description: description === '' ? null : description },
      { done: () => ['Changed the description of ', named(group.name)] },
    );
    return result.ok ? null : result.error;
  };
  return (
    <EditableText
      label="Group description"
      action={group.description === null ? 'Add a description' : 'Edit description'}
      value={group.description ?? ''}
      refusal={refusal}
      isEditing={isEditing}
      onStart={() => view.edit('description')}
      onEnd={() => view.edit(null)}
      save={save}
      limit={limit}
      isMultiline
    >
      <Text
        size="sm"
        c="dimmed"
        className={classes.description}
        dir="auto"
        truncate
        title={group.description ?? undefined}
        onClick={() => refusal === null && view.edit('description')}
      >
        {group.description ?? 'No description'}
      </Text>
    </EditableText>
  );
}
