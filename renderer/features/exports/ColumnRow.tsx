import { ActionIcon, Checkbox, TextInput } from '@mantine/core';
import { IconGripVertical, IconPencil } from '@tabler/icons-react';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react';
import { MoveButton } from '../columns/MoveButton.tsx';
import classes from './ColumnList.module.css';

interface ColumnRowProps {
  /** Of its checkbox. */
  id: string;
  /** What Muster calls it. */
  own: string;
  /** What it is to be called; null: as Muster does. */
  heading: string | null;
  place: number;
  count: number;
  onRemove: () => void;
  onRename: (heading: string) => void;
  /** The element that did it has to have the focus afterwards. */
  onMove: (by: -1 | 1, elementId: string) => void;
  onDrag: (event: PointerEvent) => void;
}

/** A column that will be written: taken out, moved, or given another heading in its place. */
export function ColumnRow(props: ColumnRowProps): ReactNode {
  const { id, own, heading, place, count, onMove, onDrag } = props;
  const [isNaming, setIsNaming] = useState(false);
  const title = heading ?? own;
  const renameId = `${id} rename`;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'F2') setIsNaming(true);
    else if (event.altKey && event.key === 'ArrowUp') onMove(-1, id);
    else if (event.altKey && event.key === 'ArrowDown') onMove(1, id);
    else return;
    event.preventDefault();
  };
  if (isNaming) {
    return (
      <li className={classes.row}>
        <HeadingInput
          own={own}
          heading={heading}
          onEnd={(typed, by) => {
            if (typed !== null) props.onRename(typed);
            setIsNaming(false);
            // Whoever left the field has the focus elsewhere already.
            if (by === 'leaving') return;
            requestAnimationFrame(() => document.getElementById(renameId)?.focus());
          }}
        />
      </li>
    );
  }
  return (
    <li className={classes.row} onKeyDown={onKeyDown}>
      <span className={classes.handle} title="Drag to another place" onPointerDown={onDrag}>
        <IconGripVertical size={14} aria-hidden />
      </span>
      <Checkbox
        id={id}
        label={<bdi>{title}</bdi>}
        {...(heading === null ? {} : { title: `${own}, under another heading` })}
        checked
        className={classes.box}
        onChange={props.onRemove}
      />
      <ActionIcon
        id={renameId}
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={`Rename ${title}`}
        title="Another heading (F2)"
        onClick={() => setIsNaming(true)}
      >
        <IconPencil size={14} aria-hidden />
      </ActionIcon>
      {([-1, 1] as const).map((by) => (
        <MoveButton
          key={by}
          id={`${id} ${by}`}
          title={title}
          by={by}
          isEnd={place === (by === -1 ? 0 : count - 1)}
          onMove={() => onMove(by, `${id} ${by}`)}
        />
      ))}
    </li>
  );
}

interface HeadingInputProps {
  own: string;
  heading: string | null;
  /** Null: it stays as it was. */
  onEnd: (typed: string | null, by: 'key' | 'leaving') => void;
}

/** Enter or leaving the field keeps what was typed, Escape does not. */
function HeadingInput({ own, heading, onEnd }: HeadingInputProps): ReactNode {
  const [typed, setTyped] = useState(heading ?? own);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') onEnd(typed, 'key');
    else if (event.key === 'Escape') onEnd(null, 'key');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <TextInput
      className={classes.heading}
      aria-label={`Heading of ${own}`}
      placeholder={own}
      maxLength={200}
      value={typed}
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => onEnd(typed, 'leaving')}
      onKeyDown={onKeyDown}
    />
  );
}
