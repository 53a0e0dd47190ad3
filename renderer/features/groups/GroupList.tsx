import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { GroupSummary } from '#shared/domain/group.ts';
import type { GroupId } from '#shared/domain/ids.ts';
import { view } from '../../app/viewStore.ts';
import { rowStep } from '../../ui/rowStep.ts';
import { groupListId } from './elementIds.ts';
import classes from './GroupList.module.css';
import { GroupOption, optionId } from './GroupOption.tsx';
import { jumpByTyping } from './jumpByTyping.ts';
import { useTypedLetters } from './useTypedLetters.ts';

interface GroupListProps {
  groups: readonly GroupSummary[];
  openGroupId: GroupId | null;
  /** In pixels. A list with another height is another list: give it as the key too. */
  rowHeight: number;
}

/**
 * A listbox: the focus stays on it and `aria-activedescendant` names the option, so that scrolling a virtual row
 * away never loses the keyboard. Choosing follows the arrows, as in a mail client.
 */
export function GroupList({ groups, openGroupId, rowHeight }: GroupListProps): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  const type = useTypedLetters();
  const openIndex = groups.findIndex(({ id }) => id === openGroupId);
  const [hasFocus, setHasFocus] = useState(false);
  const virtualizer = useVirtualizer({
    count: groups.length,
    getScrollElement: () => list.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => groups[index]?.id ?? index,
    overscan: 8,
    paddingEnd: 8,
  });

  useEffect(() => {
    if (openIndex !== -1) virtualizer.scrollToIndex(openIndex);
  }, [virtualizer, openIndex]);

  const goTo = (index: number | null) => {
    const group = index === null ? undefined : groups[index];
    if (group !== undefined) view.openGroup(group.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const pageRows = Math.floor((list.current?.clientHeight ?? 0) / rowHeight) - 1;
    const step = rowStep(event.key, openIndex, groups.length, pageRows);
    const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (step !== null) goTo(step);
    else if (event.key === 'Enter') view.wantRoster(true);
    else if (event.key === 'F2') view.edit('name');
    else if (isLetter && event.key !== '/' && event.key !== ' ') {
      const names = groups.map(({ name }) => name);
      goTo(jumpByTyping(names, type(event.key), openIndex));
    } else return;
    event.preventDefault();
  };

  const onClick = (event: MouseEvent) => {
    const option = event.target instanceof Element && event.target.closest('[data-index]');
    if (option instanceof HTMLElement) goTo(Number(option.dataset.index));
  };

  return (
    <div
      ref={list}
      id={groupListId}
      className={classes.list}
      role="listbox"
      aria-label="Groups"
      tabIndex={0}
      aria-activedescendant={openIndex === -1 ? undefined : optionId(groups[openIndex]?.id)}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onFocus={() => setHasFocus(true)}
      onBlur={() => setHasFocus(false)}
    >
      <div className={classes.canvas} style={{ height: virtualizer.getTotalSize() }} role="none">
        {virtualizer.getVirtualItems().map(({ index, start, size }) => {
          const group = groups[index];
          return group === undefined ? null : (
            <GroupOption
              key={group.id}
              group={group}
              isOpen={index === openIndex}
              showsFocus={hasFocus && index === openIndex}
              position={index + 1}
              count={groups.length}
              top={start}
              height={size}
            />
          );
        })}
      </div>
    </div>
  );
}
