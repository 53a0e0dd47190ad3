import { Combobox, Pill, PillsInput } from '@mantine/core';
import type { ClipboardEvent, ReactNode } from 'react';
import { limits } from '#shared/domain/limits.ts';
import type { PickerKeys } from './usePickerKeys.ts';

interface PickerFieldProps<Picked extends { id: string; name: string }> {
  label: string;
  placeholder: string;
  keys: PickerKeys;
  text: string;
  onType: (text: string) => void;
  picked: readonly Picked[];
  onPick: (picked: readonly Picked[]) => void;
  onPaste?: (event: ClipboardEvent) => void;
  autoFocus?: boolean | undefined;
}

/** What is picked already, as pills, and the field that finds more; the list of `keys.listId` belongs to it. */
export function PickerField<Picked extends { id: string; name: string }>(
  props: PickerFieldProps<Picked>,
): ReactNode {
  const { label, keys, text, onType, picked, onPick, onPaste } = props;
  return (
    <PillsInput label={label} onClick={() => keys.field.current?.focus()}>
      <Pill.Group>
        {picked.map(({ id, name }) => (
          <Pill
            key={id}
            withRemoveButton
            removeButtonProps={{ 'aria-label': `Take out ${name}`, tabIndex: 0 }}
            onRemove={() => onPick(picked.filter((other) => other.id !== id))}
          >
            <bdi>{name}</bdi>
          </Pill>
        ))}
        <Combobox.EventsTarget withAriaAttributes={false} withKeyboardNavigation={false}>
          <PillsInput.Field
            ref={keys.field}
            data-autofocus={props.autoFocus}
            aria-label={label}
            role="combobox"
            // Escape clears what was typed, and only then closes the dialog around.
            data-mantine-stop-propagation={text !== ''}
            aria-expanded
            aria-haspopup="listbox"
            aria-autocomplete="list"
            aria-controls={keys.listId}
            aria-activedescendant={keys.marked ?? undefined}
            placeholder={props.placeholder}
            maxLength={limits.searchLength}
            spellCheck={false}
            value={text}
            onChange={(event) => onType(event.currentTarget.value)}
            onKeyDown={keys.onKeyDown}
            onPaste={onPaste}
          />
        </Combobox.EventsTarget>
      </Pill.Group>
    </PillsInput>
  );
}
