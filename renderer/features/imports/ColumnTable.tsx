import { NativeSelect, ScrollArea, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import {
  type ImportField,
  type ImportMapping,
  importFieldSchema,
} from '#shared/domain/importing.ts';
import type { Value } from '#shared/ipc/contract.ts';
import { countOf, formatCount } from '../../ui/counts.ts';
import classes from './ColumnsStep.module.css';
import { fieldsFor, reshape, setField } from './columnMapping.ts';
import { fieldLabels, wordOrigin } from './importWording.ts';

interface ColumnTableProps {
  read: Value<'imports.read'>;
  mapping: ImportMapping;
  hasRoles: boolean;
  onChange: (mapping: ImportMapping) => void;
}

/** More of them side by side nobody reads; the others are mapped as the host found them, and said to be there. */
const shownColumns = 200;

/** The first lines of the file, and over each column what it holds. */
export function ColumnTable({ read, mapping, hasRoles, onChange }: ColumnTableProps): ReactNode {
  const columns = read.headings
    .slice(0, shownColumns)
    .map((heading, column): Column => ({ id: `column ${column}`, heading, column }));
  const beyond = read.headings.length - columns.length;
  const fields = fieldsFor(mapping.shape, hasRoles);
  const found = reshape(read.mapping, mapping.shape, read.mapping).fields;
  return (
    <div>
      <Text size="xs" c="dimmed" mb={4}>
        The first {countOf(read.rows.length, 'line', 'lines')} of {formatCount(read.total)}. Say
        what each column holds.
        {beyond > 0 &&
          ` The last ${countOf(beyond, 'column is', 'columns are')} taken in as found and not shown here.`}
      </Text>
      <ScrollArea className={classes.frame} type="auto" viewportProps={focusable}>
        <Table
          className={classes.table}
          withColumnBorders
          aria-label="The first lines of the file"
          aria-rowcount={read.total + 1}
        >
          <Table.Thead>
            <Table.Tr>
              {columns.map((column) => (
                <ColumnHead
                  key={column.id}
                  column={column}
                  field={mapping.fields[column.column] ?? 'ignore'}
                  guess={found[column.column] ?? 'ignore'}
                  origin={read.mappingFrom}
                  fields={fields}
                  onChoose={(field) => onChange(setField(mapping, column.column, field))}
                />
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {read.rows.map((cells, row) => previewRow(cells, row, mapping, columns))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </div>
  );
}

/** A region that scrolls must be reachable by keyboard. */
const focusable = { tabIndex: 0, role: 'region', 'aria-label': 'The first lines of the file' };

/** Columns may have the same heading: they are known by their place. */
interface Column {
  id: string;
  heading: string;
  column: number;
}

interface ColumnHeadProps {
  column: Column;
  field: ImportField;
  guess: ImportField;
  origin: Value<'imports.read'>['mappingFrom'];
  fields: readonly ImportField[];
  onChoose: (field: ImportField) => void;
}

function ColumnHead(props: ColumnHeadProps): ReactNode {
  const { column, field, guess, origin, fields, onChoose } = props;
  const offered = fields.includes(field) ? fields : [field, ...fields];
  return (
    <Table.Th data-unused={field === 'ignore' || undefined}>
      <div className={classes.columnName} dir="auto" title={column.heading}>
        {column.heading}
      </div>
      <NativeSelect
        size="xs"
        aria-label={`What “${column.heading}” holds`}
        value={field}
        data={offered.map((value) => ({ value, label: fieldLabels[value] }))}
        onChange={(event) => onChoose(importFieldSchema.parse(event.currentTarget.value))}
      />
      <div className={classes.origin}>{wordOrigin(field, guess, origin)}</div>
    </Table.Th>
  );
}

/** Lines have no id here: they are text, and stand where they stand. */
function previewRow(
  cells: readonly string[],
  row: number,
  { fields }: ImportMapping,
  columns: readonly Column[],
): ReactNode {
  return (
    <Table.Tr key={`row ${row}`} aria-rowindex={row + 2}>
      {columns.map(({ id, column }) => (
        <Table.Td
          key={id}
          dir="auto"
          ta="left"
          title={cells[column]}
          data-unused={fields[column] === 'ignore' || undefined}
        >
          {cells[column]}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}
