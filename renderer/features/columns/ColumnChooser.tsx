import { Button, Checkbox, Text } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import classes from './ColumnChooser.module.css';
import { MoveButton } from './MoveButton.tsx';
import { moveBy, moveTo } from './moveInList.ts';
import { useKeptFocus } from './useKeptFocus.ts';
import { useListDrag } from './useListDrag.ts';

interface ChoosableColumn<Id extends string> {
  id: Id;
  title: string;
}

interface HiddenColumn<Id extends string> extends ChoosableColumn<Id> {
  /** Small, beside the title. */
  note: string | null;
  /** It cannot be shown now. */
  isRefused: boolean;
}

interface ColumnChooserProps<Id extends string> {
  /** Always shown, and first. */
  fixed: ChoosableColumn<Id>;
  /** The others: first those shown, in their order. */
  shown: readonly ChoosableColumn<Id>[];
  hidden: readonly HiddenColumn<Id>[];
  onShow: (id: Id) => void;
  /** Other places, or one fewer. */
  onChange: (shown: readonly Id[]) => void;
  onReset: () => void;
  /** What there is to say about the choice. */
  children?: ReactNode;
}

/**
 * Which columns a table has, and in which order: checkboxes to show and hide, a handle to drag, and for the keyboard
 * buttons or Alt with an arrow.
 */
export function ColumnChooser<Id extends string>(props: ColumnChooserProps<Id>): ReactNode {
  const { fixed, shown, hidden, onShow, onChange, onReset, children } = props;
  const prefix = useId();
  const boxId = (id: Id) => `${prefix}-${id}`;
  // Not by the column, whose name may have spaces: they would part it where ids are listed.
  const noteId = (index: number) => `${prefix}-note-${index}`;
  const list = useRef<HTMLUListElement>(null);
  const ids = shown.map(({ id }) => id);
  const latest = useRef(ids);
  latest.current = ids;

  const keepFocus = useKeptFocus(ids.join(' '));
  const move = (id: Id, by: -1 | 1, elementId: string) =>
    keepFocus(elementId, () => onChange(moveBy(ids, id, by)));
  const onKeyDown = (event: KeyboardEvent, id: Id) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(id, event.key === 'ArrowUp' ? -1 : 1, boxId(id));
  };
  const startDrag = useListDrag(list, (id: Id, place) => {
    if (latest.current[place] !== id) onChange(moveTo(latest.current, id, place));
  });

  return (
    <div className={classes.chooser}>
      <div className={classes.lists}>
        <div className={classes.column}>
          <Checkbox label={<bdi>{fixed.title}</bdi>} checked disabled className={classes.box} />
          <Text size="xs" c="dimmed" className={classes.note}>
            Always shown
          </Text>
        </div>
        <ul ref={list} className={classes.list} aria-label="Columns shown">
          {shown.map(({ id, title }, index) => (
            <li key={id} className={classes.column} onKeyDown={(event) => onKeyDown(event, id)}>
              <span
                className={classes.handle}
                title="Drag to another place"
                onPointerDown={(event) => startDrag(event, id)}
              >
                <IconGripVertical size={14} aria-hidden />
              </span>
              <Checkbox
                id={boxId(id)}
                label={<bdi>{title}</bdi>}
                checked
                className={classes.box}
                onChange={() =>
                  keepFocus(boxId(id), () => onChange(ids.filter((other) => other !== id)))
                }
              />
              {([-1, 1] as const).map((by) => (
                <MoveButton
                  key={by}
                  id={`${boxId(id)} ${by}`}
                  title={title}
                  by={by}
                  isEnd={index === (by === -1 ? 0 : shown.length - 1)}
                  onMove={() => move(id, by, `${boxId(id)} ${by}`)}
                />
              ))}
            </li>
          ))}
        </ul>
        {hidden.length > 0 && (
          <ul className={classes.list} aria-label="Columns not shown">
            {hidden.map(({ id, title, note, isRefused }, index) => (
              <li key={id} className={classes.column}>
                <Checkbox
                  id={boxId(id)}
                  label={<bdi>{title}</bdi>}
                  checked={false}
                  disabled={isRefused}
                  className={classes.box}
                  {...(note === null ? {} : { 'aria-describedby': noteId(index) })}
                  onChange={() => keepFocus(boxId(id), () => onShow(id))}
                />
                {note !== null && (
                  <Text id={noteId(index)} size="xs" c="dimmed" className={classes.note}>
                    {note}
                  </Text>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
      {children}
      <Button variant="subtle" size="compact-sm" onClick={onReset}>
        Reset to Muster’s own
      </Button>
    </div>
  );
}
