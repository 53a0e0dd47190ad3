import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import {
  type ExportFormat,
  type ExportOutput,
  type ExportRequest,
  exportOutputSchema,
} from '#shared/domain/exporting.ts';
import type { GroupSummary } from '#shared/domain/group.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import { useLayout } from '../../app/useLayout.ts';
import { useView, view } from '../../app/viewStore.ts';
import { failureOf } from '../../ipc/ask.ts';
import { useAsk } from '../../ipc/useAsk.ts';
import { countOf, formatCount } from '../../ui/counts.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { named } from '../../ui/sentence.ts';
import { showDone } from '../../ui/toasts.tsx';
import { ColumnList } from './ColumnList.tsx';
import classes from './ExportDialog.module.css';
import { ExportPreview } from './ExportPreview.tsx';
import { ExportProgress } from './ExportProgress.tsx';
import { type ColumnChoice, chosenColumns, columnChoices } from './exportColumns.ts';
import { FormatChoice } from './FormatChoice.tsx';
import { suggestFileName } from './fileName.ts';
import { showExport } from './showExport.ts';
import { useExport } from './useExport.ts';

interface ExportDialogProps {
  group: GroupSummary;
  selected: readonly PersonId[];
  opened: boolean;
  onClose: () => void;
}

/** A roster to a file: format, columns and people, as they will be written. */
export function ExportDialog({ group, selected, opened, onClose }: ExportDialogProps): ReactNode {
  const { layout } = useLayout();
  const last = useView((state) => state.lastExport);
  const formats = useAsk('exports.formats', {});
  const [format, setFormat] = useState<ExportFormat>(last?.format ?? 'xlsx');
  const [edited, setEdited] = useState<ColumnChoice[] | null>(null);
  const [who, setWho] = useState<'everybody' | 'selected'>('everybody');
  const choices =
    edited ?? columnChoices(formats.data?.columns ?? [], last === null ? null : last.columns);
  const columns = chosenColumns(choices);
  const personIds = who === 'selected' ? [...selected] : null;
  const request: ExportRequest = {
    source: {
      kind: 'group',
      groupId: group.id,
      at: null,
      filter: '',
      personIds,
      sort: layout.rosterOrder,
    },
    columns: columns.map((field) => ({ field, heading: null })),
    output: outputOf(format),
  };

  const run = useExport(({ target, fileName, rows }) => {
    view.rememberExport({ format, columns });
    onClose();
    showDone(['Saved ', named(fileName), ` with ${countOf(rows, 'row', 'rows')}`], {
      label: 'Show',
      run: () => void showExport(target, fileName),
    });
  });
  const isRunning = run.job !== null;
  const formatLabel = formats.data?.formats.find((offer) => offer.format === format)?.label ?? '';

  return (
    <Modal
      opened={opened}
      // While the file is written there is Cancel: closing by accident must not lose sight of it.
      onClose={isRunning ? ignore : onClose}
      withCloseButton={!isRunning}
      size={920}
      title={
        <>
          Export “<bdi>{group.name}</bdi>”
        </>
      }
    >
      {formats.error !== null && (
        <FailureNote failure={failureOf(formats.error)} retry={() => void formats.refetch()} />
      )}
      <div className={classes.columns}>
        <Stack gap="md" className={classes.choices}>
          <FormatChoice
            formats={formats.data?.formats ?? []}
            value={format}
            onChange={setFormat}
            isDisabled={isRunning}
          />
          <ColumnList choices={choices} onChange={setEdited} isDisabled={isRunning} />
          <Radio.Group
            label="Who"
            value={who}
            onChange={(value) => setWho(value === 'selected' ? 'selected' : 'everybody')}
          >
            <Stack gap={10} mt={4}>
              <Radio
                value="everybody"
                disabled={isRunning}
                label={`Everybody on the roster (${formatCount(group.memberCount)})`}
              />
              <Radio
                value="selected"
                disabled={isRunning || selected.length === 0}
                label={
                  selected.length === 0
                    ? 'Only the selected (nobody is)'
                    : `Only the ${formatCount(selected.length)} selected`
                }
              />
            </Stack>
          </Radio.Group>
        </Stack>
        <div className={classes.preview}>
          <ExportPreview request={request} />
          {run.failure !== null && <FailureNote failure={run.failure} />}
          {run.job === null ? (
            <Group justify="flex-end" gap="xs" mt="sm">
              {columns.length === 0 && (
                <Text size="sm" c="var(--mantine-color-error)" mr="auto">
                  Choose at least one column.
                </Text>
              )}
              <Button variant="default" onClick={onClose}>
                Cancel
              </Button>
              <Button
                leftSection={<IconDownload size={16} aria-hidden />}
                loading={run.isStarting}
                disabled={columns.length === 0 || formats.data === undefined}
                onClick={() => void run.start(request, suggestFileName(group.name, new Date()))}
              >
                Save {formatLabel} file…
              </Button>
            </Group>
          ) : (
            <ExportProgress job={run.job} onCancel={run.cancel} />
          )}
        </div>
      </div>
    </Modal>
  );
}

function outputOf(format: ExportFormat): ExportOutput {
  return exportOutputSchema.parse({ format });
}

function ignore(): void {
  // Nothing: see where it is used.
}
