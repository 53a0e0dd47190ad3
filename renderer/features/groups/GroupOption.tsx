import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { GroupSummary } from '#shared/domain/group.ts';
import type { GroupId } from '#shared/domain/ids.ts';
import { countPeople, formatCount } from '../../ui/counts.ts';
import { SyncMarkIcon, syncMarkLabels } from '../../ui/SyncMarkIcon.tsx';
import classes from './GroupList.module.css';

export function optionId(groupId: GroupId | undefined): string | undefined {
  return groupId === undefined ? undefined : `muster-group-${groupId}`;
}

interface GroupOptionProps {
  group: GroupSummary;
  isOpen: boolean;
  showsFocus: boolean;
  position: number;
  count: number;
  top: number;
  height: number;
}

/** One group in the list. The list itself has the keyboard and the clicks. */
export function GroupOption(props: GroupOptionProps): ReactNode {
  const { group, isOpen, showsFocus, position, count, top, height } = props;
  const mark = group.syncMark === 'synced' ? '' : `, ${syncMarkLabels[group.syncMark]}`;
  return (
    <div
      id={optionId(group.id)}
      className={classes.option}
      role="option"
      tabIndex={-1}
      aria-selected={isOpen}
      aria-posinset={position}
      aria-setsize={count}
      aria-label={`${group.name}, ${countPeople(group.memberCount)}${mark}`}
      data-index={position - 1}
      data-open={isOpen || undefined}
      data-focus={showsFocus || undefined}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      <Text span size="sm" truncate flex={1} dir="auto" ta="left" title={group.name} inherit>
        {group.name}
      </Text>
      <SyncMarkIcon mark={group.syncMark} />{' '}
      <span className={classes.count}>{formatCount(group.memberCount)}</span>
    </div>
  );
}
