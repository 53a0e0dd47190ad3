import { Group, ScrollArea, Skeleton, Stack, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ExportRequest } from '#shared/domain/exporting.ts';
import { failureOf } from '../../ipc/ask.ts';
import { useAsk } from '../../ipc/useAsk.ts';
import { AfterDelay } from '../../ui/AfterDelay.tsx';
import { countOf } from '../../ui/counts.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import classes from './ExportPreview.module.css';

const previewRows = 12;

/** The first rows as they will be written, by the same code that writes the file. */
export function ExportPreview({ request }: { request: ExportRequest }): ReactNode {
  const hasColumns = request.columns.length > 0;
  const { data, error, refetch } = useAsk(
    'exports.preview',
    { ...request, rows: previewRows },
    { enabled: hasColumns, keepsPrevious: true },
  );
  return (
    <>
      <Group justify="space-between" gap="xs">
        <Text size="xs" fw={500} id="muster-export-preview">
          Preview: first rows as they will be written
        </Text>
        {data !== undefined && hasColumns && (
          <Text size="xs" c="dimmed">
            {countOf(data.total, 'row', 'rows')}
            {data.unsentEdits > 0 &&
              ` · ${countOf(data.unsentEdits, 'edit', 'edits')} not on the server yet`}
          </Text>
        )}
      </Group>
      {error !== null && <FailureNote failure={failureOf(error)} retry={() => void refetch()} />}
      <ScrollArea className={classes.frame} type="auto" viewportProps={focusable}>
        {data === undefined && error === null && hasColumns && (
          <AfterDelay>
            <Stack gap={16} p="sm">
              <Skeleton height={11} width="70%" />
              <Skeleton height={11} width="62%" />
              <Skeleton height={11} width="66%" />
            </Stack>
          </AfterDelay>
        )}
        {data !== undefined && hasColumns && (
          <Table
            aria-labelledby="muster-export-preview"
            withColumnBorders
            tabularNums
            className={classes.table}
          >
            <Table.Thead>
              <Table.Tr>
                {data.headings.map((heading) => (
                  <Table.Th key={heading}>{heading}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.rows.map((cells, row) => previewRow(data.headings, cells, row))}
            </Table.Tbody>
          </Table>
        )}
      </ScrollArea>
    </>
  );
}

/** A region that scrolls must be reachable by keyboard. */
const focusable = { tabIndex: 0, role: 'region', 'aria-label': 'Preview of the file' };

/** Rows have no id of their own here: they are text, and stand where they stand. */
function previewRow(headings: readonly string[], cells: readonly string[], row: number): ReactNode {
  return (
    <Table.Tr key={`row ${row}`}>
      {headings.map((heading, column) => (
        <Table.Td key={heading} dir="auto" ta="left" title={cells[column]}>
          {cells[column]}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}
