import { Box, Checkbox, Text } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { PersonId } from '#shared/domain/ids.ts';
import type { Person } from '#shared/domain/person.ts';
import { useRowHeight } from '../../app/useSettings.ts';
import { rowStep } from '../../ui/rowStep.ts';
import classes from './AmendPeople.module.css';

interface PeopleCheckListProps {
  people: readonly Person[];
  chosen: ReadonlySet<PersonId>;
  set: (id: PersonId, isChosen: boolean) => void;
}

/** People with a box each. Only those in sight exist; the arrows go from box to box, however many there are. */
export function PeopleCheckList({ people, chosen, set }: PeopleCheckListProps): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = useRowHeight();
  const virtualizer = useVirtualizer({
    count: people.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => people[index]?.id ?? index,
    overscan: 8,
  });
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const at = Number(document.activeElement?.getAttribute('data-row') ?? -1);
    const page = Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight);
    const to = rowStep(event.key, at, people.length, page);
    if (to === null) return;
    event.preventDefault();
    // The row has to be there before it can take the focus.
    flushSync(() => virtualizer.scrollToIndex(to));
    requestAnimationFrame(() =>
      scroller.current
        ?.querySelector<HTMLElement>(`[data-row="${to}"]`)
        ?.focus({ preventScroll: true }),
    );
  };
  if (people.length === 0) {
    return (
      <Text size="sm" c="dimmed" className={classes.nobody}>
        Nobody in this change has this in their name or address.
      </Text>
    );
  }
  return (
    <Box ref={scroller} className={classes.list} onKeyDown={walk} {...focusable}>
      <ul className={classes.rows} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ key, index, start }) => {
          const person = people[index];
          return person === undefined ? null : (
            <li
              key={key}
              className={classes.row}
              aria-setsize={people.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)` }}
            >
              <Checkbox
                className={classes.check}
                data-row={index}
                checked={chosen.has(person.id)}
                onChange={(event) => set(person.id, event.currentTarget.checked)}
                label={
                  <span className={classes.words}>
                    <bdi>{person.name}</bdi>
                    <Text span inherit c="dimmed" truncate>
                      {person.email}
                    </Text>
                  </span>
                }
              />
            </li>
          );
        })}
      </ul>
    </Box>
  );
}

/** A region that scrolls must be reachable by keyboard. */
const focusable = { tabIndex: 0, role: 'region', 'aria-label': 'People in this change' };
