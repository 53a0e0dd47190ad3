import { Combobox, Text } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { type ClipboardEvent, type ReactNode, useState } from 'react';
import { flushSync } from 'react-dom';
import type { GroupId } from '#shared/domain/ids.ts';
import type { PersonMatch } from '#shared/ipc/methods/people.ts';
import { useOpenWorkspace } from '../../app/useOpenWorkspace.ts';
import { failureOf } from '../../ipc/ask.ts';
import { useAsk } from '../../ipc/useAsk.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { PickerField } from '../../ui/PickerField.tsx';
import { SentenceText } from '../../ui/SentenceText.tsx';
import { usePickerKeys } from '../../ui/usePickerKeys.ts';
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

  const keys = usePickerKeys({
    text,
    setText,
    optionsKey: [...matches.map(({ id }) => id), ...(offersToMake ? [makeOption] : [])].join(' '),
    isBehind: isPlaceholderData,
    onTakeBack: () => onPick(picked.slice(0, -1)),
    onEnter,
  });

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
    keys.field.current?.focus();
  };
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain');
    const isOneLine = !pasted.trim().includes('\n');
    if (props.onPasteLines === undefined || isOneLine || picked.length > 0) return;
    event.preventDefault();
    props.onPasteLines(pasted);
  };
  return (
    <div>
      <Combobox store={keys.combobox} onOptionSubmit={pick}>
        <PickerField
          label={label}
          placeholder="Type a name, e-mail or phone"
          keys={keys}
          text={text}
          onType={setText}
          picked={picked}
          onPick={onPick}
          onPaste={onPaste}
          autoFocus={props.autoFocus}
        />
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
                keys.field.current?.focus();
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
          <Combobox.Options id={keys.listId} aria-label="People" className={classes.options}>
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
