import { Select, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { floatingPlaceId } from '../../app/theme.ts';
import { SentenceText } from '../../ui/SentenceText.tsx';
import { named } from '../../ui/sentence.ts';
import classes from './FilterPicker.module.css';

/** Somebody or something to choose from. */
export interface FilterOption {
  id: string;
  name: string;
  /** Tells two of the same name apart. */
  detail: string | null;
}

/** Wider than the field: a name and what tells it apart stand on one line. */
const comboboxProps = {
  width: 330,
  position: 'bottom-start',
  portalProps: { target: `#${floatingPlaceId}` },
} as const;

interface FilterPickerProps {
  label: string;
  placeholder: string;
  chosen: FilterOption | null;
  /** What fits the text typed so far. */
  useOptions: (text: string) => readonly FilterOption[];
  choose: (id: string | null) => void;
}

/** A choice by typing a part of a name; the list is the store's, not this field's. */
export function FilterPicker({
  label,
  placeholder,
  chosen,
  useOptions,
  choose,
}: FilterPickerProps): ReactNode {
  const [text, setText] = useState('');
  // The field puts the chosen name back by itself: that is no search for it.
  const found = useOptions(text === chosen?.name ? '' : text);
  const options = chosen === null ? found : [chosen, ...found.filter(({ id }) => id !== chosen.id)];
  const details = new Map(options.map(({ id, detail }) => [id, detail]));
  return (
    <Select
      aria-label={label}
      placeholder={placeholder}
      w={190}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': `Any ${label.toLowerCase()}` }}
      nothingFoundMessage="Nothing has this in its name"
      limit={50}
      withScrollArea={false}
      classNames={{ options: classes.list }}
      filter={({ options: all }) => all}
      data={options.map(({ id, name }) => ({ value: id, label: name }))}
      value={chosen?.id ?? null}
      onChange={choose}
      onSearchChange={setText}
      comboboxProps={comboboxProps}
      renderOption={({ option }) => (
        <span className={classes.option}>
          <Text span inherit truncate flex="none" maw={200}>
            <SentenceText sentence={[named(option.label)]} />
          </Text>
          <Text span size="xs" truncate flex={1} className={classes.detail}>
            {details.get(option.value)}
          </Text>
        </span>
      )}
    />
  );
}
