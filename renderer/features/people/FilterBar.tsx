import { Button, CloseButton, Popover, UnstyledButton } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { PeopleFilter } from '#shared/domain/peopleFilter.ts';
import { SentenceText } from '../../ui/SentenceText.tsx';
import { textOf } from '../../ui/sentence.ts';
import classes from './FilterBar.module.css';
import { FilterEditor } from './FilterEditor.tsx';
import { type FilterPart, partsOf } from './filterWording.ts';
import { useGroupNames } from './useGroupNames.ts';

interface FilterBarProps {
  filter: PeopleFilter;
  onChange: (change: Partial<PeopleFilter>) => void;
}

/** The rules of a filter as chips, and the editor behind them. */
export function FilterBar({ filter, onChange }: FilterBarProps): ReactNode {
  const { nameOf } = useGroupNames();
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const parts = partsOf(filter, nameOf);
  const close = () => {
    setIsOpen(false);
    button.current?.focus();
  };
  const closeByEscape = (event: KeyboardEvent) => {
    const isListOpen =
      event.target instanceof Element && event.target.hasAttribute('data-expanded');
    if (event.key !== 'Escape' || isListOpen || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    close();
  };
  const takeAway = ({ rule }: FilterPart) => {
    onChange({ [rule]: [] });
    button.current?.focus();
  };
  return (
    <>
      <Popover
        opened={isOpen}
        onChange={(opened) => (opened ? setIsOpen(true) : close())}
        width={420}
        position="bottom-start"
        trapFocus
        // Escape closes the list of a field first: see below.
        closeOnEscape={false}
      >
        <Popover.Target>
          <Button
            ref={button}
            variant="default"
            leftSection={<IconFilter size={15} aria-hidden />}
            aria-expanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
          >
            Filter
          </Button>
        </Popover.Target>
        <Popover.Dropdown onKeyDown={closeByEscape}>
          <FilterEditor filter={filter} onChange={onChange} onClose={close} />
        </Popover.Dropdown>
      </Popover>
      {parts.map((part) => (
        <span key={part.rule} className={classes.chip}>
          <UnstyledButton
            className={classes.words}
            title={textOf(part.words)}
            onClick={() => setIsOpen(true)}
          >
            <SentenceText sentence={part.words} />
          </UnstyledButton>
          <CloseButton
            size={24}
            iconSize={14}
            aria-label={`Take away: ${textOf(part.words)}`}
            onClick={() => takeAway(part)}
          />
        </span>
      ))}
    </>
  );
}
