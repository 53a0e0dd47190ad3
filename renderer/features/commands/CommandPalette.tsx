import { Box, Input, Modal, Text, VisuallyHidden } from '@mantine/core';
import { useId } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useState } from 'react';
import { limits } from '#shared/domain/limits.ts';
import { countOf } from '../../ui/counts.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { rowStep } from '../../ui/rowStep.ts';
import classes from './CommandPalette.module.css';
import { choosePaletteItem } from './choosePaletteItem.ts';
import { optionId, PaletteOption } from './PaletteOption.tsx';
import type { PaletteItem } from './paletteItems.ts';
import { usePaletteSearch } from './usePaletteSearch.ts';

/**
 * Everything by typing: actions, groups, people. The field keeps the focus and names the marked option; Enter takes it,
 * and waits for the list of what was typed.
 */
export function CommandPalette({
  opened,
  onClose,
}: {
  opened: boolean;
  onClose: () => void;
}): ReactNode {
  const queries = useQueryClient();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const text = typed.trim();
  const { sections, startsWithAction, isSearching, failure, retry } = usePaletteSearch(text);
  const items = sections.flatMap((section) => section.items);

  const [markedKey, setMarkedKey] = useState<string | null>(null);
  const markedIndex = Math.max(
    0,
    items.findIndex(({ key }) => key === markedKey),
  );
  const marked = items[markedIndex];
  /** What is searched for may still come before the other commands. */
  const isMeantCommand = marked?.kind === 'command' && (startsWithAction || markedKey !== null);
  const markedId = marked === undefined ? undefined : optionId(listId, marked);
  useEffect(() => {
    if (markedId !== undefined)
      document.getElementById(markedId)?.scrollIntoView({ block: 'nearest' });
  }, [markedId]);

  const choose = (item: PaletteItem) => choosePaletteItem(item, queries, onClose);
  const [isEnterHeld, setIsEnterHeld] = useState(false);
  useEffect(() => {
    if (!isEnterHeld || isSearching) return;
    setIsEnterHeld(false);
    if (marked !== undefined) choosePaletteItem(marked, queries, onClose);
  }, [isEnterHeld, isSearching, marked, queries, onClose]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    setIsEnterHeld(false);
    // Home and End belong to the text.
    const isTextKey = event.key === 'Home' || event.key === 'End';
    const step = isTextKey ? null : rowStep(event.key, markedIndex, items.length, pageItems);
    if (event.key === 'Enter') {
      if (isSearching && !isMeantCommand) setIsEnterHeld(true);
      else if (marked !== undefined) choose(marked);
    } else if (step !== null) setMarkedKey(items[step]?.key ?? null);
    else return;
    event.preventDefault();
  };

  const onClick = (event: MouseEvent) => {
    const option = event.target instanceof Element && event.target.closest('[data-key]');
    const item =
      option instanceof HTMLElement && items.find(({ key }) => key === option.dataset.key);
    if (item) choose(item);
  };

  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size={620}
      yOffset="12vh"
      padding={0}
      // Where the focus goes is decided by what is chosen; otherwise it goes back as from every dialog.
      returnFocus={false}
      // The field is there before the next key comes: whoever types on at once loses no letter.
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label="Search or command">
        <div className={classes.palette}>
          <Input
            autoFocus
            data-autofocus
            variant="unstyled"
            size="md"
            className={classes.field}
            leftSection={<IconSearch size={18} aria-hidden />}
            aria-label="Search or command"
            role="combobox"
            aria-expanded
            aria-haspopup="listbox"
            aria-autocomplete="list"
            aria-controls={listId}
            aria-activedescendant={markedId}
            placeholder="A group, a person, or what you want to do"
            maxLength={limits.searchLength}
            spellCheck={false}
            autoComplete="off"
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setMarkedKey(null);
            }}
            onKeyDown={onKeyDown}
          />
          {failure !== null && <FailureNote failure={failure} retry={retry} />}
          <Box
            id={listId}
            role="listbox"
            aria-label="What fits"
            aria-busy={isSearching}
            className={classes.list}
            // The field keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={onClick}
          >
            {sections.map((section) => (
              <Box key={section.label} role="group" aria-label={section.label}>
                <div className={classes.heading} aria-hidden>
                  {section.label}
                </div>
                {section.items.map((item) => (
                  <PaletteOption
                    key={item.key}
                    id={optionId(listId, item)}
                    item={item}
                    isMarked={item === marked}
                  />
                ))}
              </Box>
            ))}
          </Box>
          {items.length === 0 && !isSearching && failure === null && (
            <Text size="sm" c="dimmed" p="md" aria-hidden>
              {nothingFits}
            </Text>
          )}
          <VisuallyHidden role="status">
            {isSearching || text === ''
              ? ''
              : items.length === 0
                ? nothingFits
                : countOf(items.length, 'result', 'results')}
          </VisuallyHidden>
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}

/** How far Page Up and Page Down go: about what is in sight. */
const pageItems = 8;

const nothingFits = 'No action, group or person fits this.';
