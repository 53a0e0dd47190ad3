import { Combobox, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { GroupSummary } from '#shared/domain/group.ts';
import type { GroupId } from '#shared/domain/ids.ts';
import { limits } from '#shared/domain/limits.ts';
import { useOpenWorkspace } from '../../app/useOpenWorkspace.ts';
import { countPeople, formatCount } from '../../ui/counts.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { PickerField } from '../../ui/PickerField.tsx';
import { SentenceText } from '../../ui/SentenceText.tsx';
import { usePickerKeys } from '../../ui/usePickerKeys.ts';
import { useGroups } from '../groups/useGroups.ts';
import { wordRoom } from './moveWording.ts';
import classes from './PeoplePicker.module.css';
import { refusalsOf } from './refusals.ts';

interface GroupPickerProps {
  label: string;
  /** Not offered: where the people come from. */
  exceptId: GroupId;
  /** How many people would come into each. */
  adding: number;
  picked: readonly GroupSummary[];
  onPick: (picked: readonly GroupSummary[]) => void;
  /** Enter with nothing typed. */
  onEnter: () => void;
}

/** As many as can be looked through; typing brings the others. */
const shownGroups = 60;

/** Groups by typing a part of the name. Enter picks the marked one, Backspace takes the last back. */
export function GroupPicker(props: GroupPickerProps): ReactNode {
  const { label, exceptId, adding, picked, onPick, onEnter } = props;
  const [text, setText] = useState('');
  const capabilities = useOpenWorkspace()?.capabilities;
  const { items, total, failure, retry, isSettled } = useGroups(text.trim());
  const groups = (items ?? []).filter(({ id }) => id !== exceptId);
  const shown = groups.slice(0, shownGroups);
  const isTyped = text.trim() !== '';

  const keys = usePickerKeys({
    text,
    setText,
    optionsKey: shown.map(({ id }) => id).join(' '),
    isBehind: !isSettled,
    onTakeBack: () => onPick(picked.slice(0, -1)),
    onEnter,
  });

  const pick = (id: string) => {
    const group = shown.find((candidate) => candidate.id === id);
    if (picked.some((other) => other.id === id)) onPick(picked.filter((other) => other.id !== id));
    else if (group !== undefined && picked.length < limits.groupsPerEdit)
      onPick([...picked, group]);
    setText('');
    keys.field.current?.focus();
  };
  return (
    <div>
      <Combobox store={keys.combobox} onOptionSubmit={pick}>
        <PickerField
          label={label}
          placeholder="Type a part of a group’s name"
          keys={keys}
          text={text}
          onType={setText}
          picked={picked}
          onPick={onPick}
          autoFocus
        />
        {failure !== null && <FailureNote failure={failure} retry={retry} />}
        <div className={classes.list} style={{ height: 252 }}>
          <Combobox.Options id={keys.listId} aria-label="Groups" className={classes.options}>
            {shown.map((group) => (
              <GroupChoice
                key={group.id}
                group={group}
                isPicked={picked.some(({ id }) => id === group.id)}
              />
            ))}
          </Combobox.Options>
          {items !== null && groups.length === 0 && (
            <Text size="sm" c="dimmed" p={6} role="status">
              {isTyped ? 'No group has this in its name.' : 'There is no other group.'}
            </Text>
          )}
          {groups.length > shownGroups && (
            <Text size="xs" c="dimmed" px={8} py={4} className={classes.more}>
              The first {shownGroups} of {formatCount(total)}. Type more to narrow them down.
            </Text>
          )}
        </div>
      </Combobox>
      {picked.map((group) => {
        const room = wordRoom(
          group,
          adding,
          capabilities?.maxMembersPerGroup ?? null,
          capabilities?.providerLabel ?? '',
        );
        return room === null ? null : (
          <Text key={group.id} size="xs" mt={4} role="status">
            <SentenceText sentence={room} />
          </Text>
        );
      })}
    </div>
  );
}

/** One group: free to pick, picked, or closed to whoever signed in, and why. */
function GroupChoice({ group, isPicked }: { group: GroupSummary; isPicked: boolean }): ReactNode {
  const refusal = refusalsOf(group).update;
  return (
    <Combobox.Option
      value={group.id}
      disabled={refusal !== null}
      aria-selected={isPicked}
      className={classes.option}
    >
      <div className={classes.group}>
        <Text inherit fw={500} truncate dir="auto" ta="left" title={group.name}>
          {group.name}
        </Text>
        {refusal !== null && (
          <Text size="xs" truncate title={refusal}>
            {refusal}
          </Text>
        )}
      </div>
      <Text span size="xs" c="dimmed" flex="none" className={classes.size}>
        {countPeople(group.memberCount)}
      </Text>
      {isPicked && <IconCheck size={16} aria-hidden />}
    </Combobox.Option>
  );
}
