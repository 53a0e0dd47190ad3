import { Text } from '@mantine/core';
import { type ReactNode, useId, useRef } from 'react';
import { moveTo } from '../columns/moveInList.ts';
import { useKeptFocus } from '../columns/useKeptFocus.ts';
import { useListDrag } from '../columns/useListDrag.ts';
import classes from './ColumnList.module.css';
import { ColumnRow } from './ColumnRow.tsx';
import {
  addColumn,
  mostColumns,
  moveColumn,
  otherColumns,
  removeColumn,
  renameColumn,
} from './exportColumns.ts';
import type { ExportOffer } from './exportSettings.ts';
import { OtherColumns } from './OtherColumns.tsx';
import type { Maker } from './useMaker.ts';

interface ColumnListProps {
  maker: Maker;
  offer: ExportOffer;
}

/** Which columns, in which order, under which headings. */
export function ColumnList({ maker, offer }: ColumnListProps): ReactNode {
  const prefix = useId();
  const list = useRef<HTMLUListElement>(null);
  const columns = maker.settings?.columns ?? [];
  const fields = columns.map(({ field }) => field);
  const latest = useRef(columns);
  latest.current = columns;
  const keepFocus = useKeptFocus(fields.join('\n'));
  const boxId = (field: string) => `${prefix}-${field}`;
  const startDrag = useListDrag(list, (field: (typeof fields)[number], place) => {
    if (latest.current[place]?.field === field) return;
    maker.changeSettings({ columns: moveColumn(latest.current, field, place) });
  });
  const ownHeading = new Map(offer.columns.map(({ field, heading }) => [field, heading]));
  return (
    <div>
      <Text size="xs" fw={500} id={`${prefix}-columns`}>
        Columns
      </Text>
      {columns.length === 0 && (
        <Text size="xs" c="var(--mantine-color-error)" role="status">
          Choose at least one column.
        </Text>
      )}
      <ul ref={list} className={classes.list} aria-labelledby={`${prefix}-columns`}>
        {columns.map((column, index) => {
          const { field } = column;
          const own = ownHeading.get(field) ?? field;
          return (
            <ColumnRow
              key={field}
              id={boxId(field)}
              own={own}
              heading={column.heading}
              place={index}
              count={columns.length}
              onRemove={() =>
                keepFocus(
                  boxId(field),
                  () => maker.changeSettings({ columns: removeColumn(columns, field) }),
                  // A search may hide it among the others.
                  boxId(fields[index + 1] ?? fields[index - 1] ?? field),
                )
              }
              onRename={(typed) =>
                maker.changeSettings({
                  columns: renameColumn(columns, { field, heading: own }, typed),
                })
              }
              onMove={(by, elementId) =>
                keepFocus(elementId, () =>
                  maker.changeSettings({ columns: moveTo(columns, column, index + by) }),
                )
              }
              onDrag={(event) => startDrag(event, field)}
            />
          );
        })}
      </ul>
      <OtherColumns
        columns={otherColumns(columns, offer.columns)}
        isFull={columns.length >= mostColumns}
        boxId={boxId}
        onAdd={(field) =>
          keepFocus(boxId(field), () =>
            maker.changeSettings({ columns: addColumn(columns, field) }),
          )
        }
      />
    </div>
  );
}
