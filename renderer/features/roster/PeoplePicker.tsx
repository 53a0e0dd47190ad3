import { Combobox, Pill, PillsInput, Text, useCombobox } from '@mantine/core';
import { useId } from '@mantine/hooks';
import { IconUserPlus } from '@tabler/icons-react';
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import type { GroupId } from '#shared/domain/ids.ts';
import { limits } from '#shared/domain/limits.ts';
import type { PersonMatch } from '#shared/ipc/methods/people.ts';
import { useOpenWorkspace } from '../../app/useOpenWorkspace.ts';
import { failureOf } from '../../ipc/ask.ts';
import { useAsk } from '../../ipc/useAsk.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { SentenceText } from '../../ui/SentenceText.tsx';
import { NewPersonForm } from './NewPersonForm.tsx';
import { offerToMake } from './newPersonWording.ts';
import classes from './PeoplePicker.module.css';
import { PersonOption } from './PersonOption.tsx';

interface PeoplePickerProps {
  label: string;
  /** Whoever is in this group already is shown as such and cannot be picked. */
  forGroupId: GroupId | null;
  picked: readonly PersonMatch[];
  onPick: (picked: readonly PersonMatch[]) => void;
  /** In pixels. */
  listHeight: number;
  /** Several lines were pasted while nobody is picked yet; left out: they are one text to look for. */
  onPasteLines?: (text: string) => void;
  /** Enter with nothing typed. */
  onEnter?: () => void;
  autoFocus?: boolean;
}

/** The value of the option that offers to make somebody; no person has such an id. */
const makeOption = 'make';

/** As many as can be looked through; typing brings the others. */
const shownMatches = 50;

/**
 * People by typing a part of a name, e-mail or phone. Enter picks the marked one, Backspace takes the last back. Where the
 * provider can, the last option makes somebody new of what was typed.
 */
export function PeoplePicker(props: PeoplePickerProps): ReactNode {
  const { label, forGroupId, picked, onPick, listHeight, onEnter } = props;
  const [text, setText] = useState('');
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const combobox = useCombobox({ opened: true });
  const { data, error, isPlaceholderData, refetch } = useAsk(
    'people.search',
    { text: text.trim(), forGroupId, limit: shownMatches },
    { keepsPrevious: true },
  );
  const canMake = useOpenWorkspace()?.capabilities.createPeople === true;
  const [makingFrom, setMakingFrom] = useState<string | null>(null);
  const matches = data?.items ?? [];
  const isTyped = text.trim() !== '';
  const offersToMake = canMake && isTyped && data !== undefined;

  // Mantine would go on naming the option that was marked before the list changed.
  const [marked, setMarked] = useState<string | null>(null);
  const { selectFirstOption, resetSelectedOption } = combobox;
  const matchKey = matches.map(({ id }) => id).join(' ');
  useEffect(() => {
    resetSelectedOption();
    const hasOptions = matchKey !== '' || offersToMake;
    setMarked(isTyped && hasOptions ? selectFirstOption() : null);
  }, [isTyped, matchKey, offersToMake, selectFirstOption, resetSelectedOption]);

  // Enter can come before the answer about what was typed: it is for what will be listed then.
  const [isEnterHeld, setIsEnterHeld] = useState(false);
  const { getSelectedOptionIndex, clickSelectedOption } = combobox;
  useEffect(() => {
    if (!isEnterHeld || isPlaceholderData) return;
    setIsEnterHeld(false);
    if (getSelectedOptionIndex() !== -1) clickSelectedOption();
  }, [isEnterHeld, isPlaceholderData, getSelectedOptionIndex, clickSelectedOption]);

  const pick = (id: string) => {
    if (id === makeOption) {
      setMakingFrom(text);
      return;
    }
    const isPicked = picked.some((person) => person.id === id);
    const person = matches.find((match) => match.id === id);
    if (isPicked) onPick(picked.filter((other) => other.id !== id));
    else if (person !== undefined) onPick([...picked, person]);
    setText('');
  };
  const backToList = () => {
    setMakingFrom(null);
    field.current?.focus();
  };
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain');
    const isOneLine = !pasted.trim().includes('\n');
    if (props.onPasteLines === undefined || isOneLine || picked.length > 0) return;
    event.preventDefault();
    props.onPasteLines(pasted);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    setIsEnterHeld(false);
    switch (event.key) {
      case 'ArrowDown':
        setMarked(combobox.selectNextOption());
        break;
      case 'ArrowUp':
        setMarked(combobox.selectPreviousOption());
        break;
      case 'Enter':
        if (isTyped && isPlaceholderData) setIsEnterHeld(true);
        else if (getSelectedOptionIndex() !== -1) clickSelectedOption();
        else if (!isTyped) onEnter?.();
        break;
      case 'Escape':
        if (text === '') return;
        setText('');
        break;
      case 'Backspace':
        if (text !== '') return;
        onPick(picked.slice(0, -1));
        break;
      default:
        return;
    }
    event.preventDefault();
  };

  return (
    <div>
      <Combobox store={combobox} onOptionSubmit={pick}>
        <PillsInput label={label} onClick={() => field.current?.focus()}>
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
                ref={field}
                data-autofocus={props.autoFocus}
                aria-label={label}
                role="combobox"
                // Escape clears what was typed, and only then closes the dialog around.
                data-mantine-stop-propagation={text !== ''}
                aria-expanded
                aria-haspopup="listbox"
                aria-autocomplete="list"
                aria-controls={listId}
                aria-activedescendant={marked ?? undefined}
                placeholder="Type a name, e-mail or phone"
                maxLength={limits.searchLength}
                spellCheck={false}
                value={text}
                onChange={(event) => setText(event.currentTarget.value)}
                onKeyDown={onKeyDown}
                onPaste={onPaste}
              />
            </Combobox.EventsTarget>
          </Pill.Group>
        </PillsInput>
        {error !== null && <FailureNote failure={failureOf(error)} retry={() => void refetch()} />}
        {makingFrom !== null && (
          <div className={classes.list} style={{ minHeight: listHeight }}>
            <NewPersonForm
              text={makingFrom}
              onMade={(person) => {
                // Drawn before the field has the focus: another Enter must not find what was offered.
                flushSync(() => {
                  onPick([...picked, person]);
                  setText('');
                  setMakingFrom(null);
                });
                field.current?.focus();
              }}
              onCancel={backToList}
            />
          </div>
        )}
        <div className={classes.list} style={{ height: listHeight }} hidden={makingFrom !== null}>
          {data !== undefined && matches.length === 0 && (
            <Text size="sm" c="dimmed" px={14} pt={8} pb={2} role="status">
              Nobody is found by this.
            </Text>
          )}
          <Combobox.Options id={listId} aria-label="People" className={classes.options}>
            {matches.map((person) => (
              <PersonOption
                key={person.id}
                person={person}
                isPicked={picked.some(({ id }) => id === person.id)}
              />
            ))}
            {offersToMake && (
              <Combobox.Option value={makeOption} className={classes.option}>
                <IconUserPlus size={18} aria-hidden />
                <Text span inherit truncate>
                  <SentenceText sentence={offerToMake(text)} />
                </Text>
              </Combobox.Option>
            )}
          </Combobox.Options>
          {data !== undefined && data.total > matches.length && matches.length > 0 && (
            <Text size="xs" c="dimmed" px={8} py={4} className={classes.more}>
              The first {matches.length} of {data.total}. Type more to narrow them down.
            </Text>
          )}
        </div>
      </Combobox>
    </div>
  );
}
