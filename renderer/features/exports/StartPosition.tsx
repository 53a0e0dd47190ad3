import { Button, Popover, Text, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconGridDots } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import type { LabelSheet } from '#shared/domain/labelSheets.ts';
import classes from './StartPosition.module.css';
import { stepOnSheet } from './stepOnSheet.ts';

interface StartPositionProps {
  sheet: LabelSheet;
  /** Counted from 1, along the rows. */
  startAt: number;
  onChange: (startAt: number) => void;
}

/** The first label that is still on a sheet, picked on a picture of it. */
export function StartPosition({ sheet, startAt, onChange }: StartPositionProps): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  const titleId = useId();
  const grid = useRef<HTMLDivElement>(null);
  const count = sheet.columns * sheet.rows;
  const first = Math.min(startAt, count);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') setIsOpen(false);
    const place = stepOnSheet(event.key, first, sheet);
    if (place === null) return;
    event.preventDefault();
    onChange(place);
    const label = grid.current?.children[place - 1];
    if (label instanceof HTMLElement) label.focus();
  };
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconGridDots size={15} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          onClick={() => setIsOpen(!isOpen)}
        >
          Start at {first} of {count}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="xs" fw={600} id={titleId}>
          The first label that is still on the sheet
        </Text>
        <div
          ref={grid}
          role="radiogroup"
          aria-labelledby={titleId}
          className={classes.sheet}
          style={{ gridTemplateColumns: `repeat(${sheet.columns}, 1fr)` }}
          onKeyDown={onKeyDown}
        >
          {Array.from({ length: count }, (_label, index) => index + 1).map((place) => (
            <UnstyledButton
              key={place}
              role="radio"
              aria-checked={place === first}
              aria-label={`Label ${place}`}
              tabIndex={place === first ? 0 : -1}
              data-autofocus={place === first || undefined}
              data-used={place < first || undefined}
              className={classes.label}
              onClick={() => onChange(place)}
            >
              {place}
            </UnstyledButton>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
