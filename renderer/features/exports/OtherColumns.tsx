import { Checkbox, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ExportField } from '#shared/domain/exporting.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { matchWords } from '../commands/matchWords.ts';
import classes from './ColumnList.module.css';
import { mostColumns, type OfferedColumn } from './exportColumns.ts';

interface OtherColumnsProps {
  columns: readonly OfferedColumn[];
  isFull: boolean;
  boxId: (field: ExportField) => string;
  onAdd: (field: ExportField) => void;
}

/** More than these are looked through by typing. */
const fewEnough = 10;

/** What could be written as well. */
export function OtherColumns({ columns, isFull, boxId, onAdd }: OtherColumnsProps): ReactNode {
  const [text, setText] = useState('');
  const found = columns.filter(({ heading }) => matchWords(text, heading));
  if (columns.length === 0) return null;
  return (
    <div className={classes.others}>
      {columns.length > fewEnough && (
        <SearchField
          className={classes.search}
          label="Find a column"
          clearLabel="Clear the search"
          value={text}
          onChange={setText}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || text === '') return;
            event.stopPropagation();
            setText('');
          }}
        />
      )}
      <ul className={classes.list} aria-label="Columns not written">
        {found.map(({ field, heading }) => (
          <li key={field} className={classes.row}>
            <Checkbox
              id={boxId(field)}
              label={<bdi>{heading}</bdi>}
              checked={false}
              disabled={isFull}
              className={classes.box}
              onChange={() => onAdd(field)}
            />
          </li>
        ))}
      </ul>
      {found.length === 0 && (
        <Text size="xs" c="dimmed" role="status">
          No column is called so.
        </Text>
      )}
      {isFull && (
        <Text size="xs" c="dimmed">
          An export has at most {mostColumns} columns.
        </Text>
      )}
    </div>
  );
}
