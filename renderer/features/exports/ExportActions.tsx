import { ActionIcon, Button, Group, Loader, Text } from '@mantine/core';
import {
  IconChevronLeft,
  IconChevronRight,
  IconClipboard,
  IconDownload,
  IconPrinter,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { ExportFormat, ExportRequest } from '#shared/domain/exporting.ts';
import { AfterDelay } from '../../ui/AfterDelay.tsx';
import { formatCount } from '../../ui/counts.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Refusable, refusable } from '../../ui/Refusable.tsx';
import classes from './ExportActions.module.css';
import { ExportProgress } from './ExportProgress.tsx';
import { countParts } from './exportWording.ts';
import { saveLabels } from './formatWording.ts';
import type { Making } from './useMaking.ts';
import { usePreview, useSettled } from './usePreview.ts';

interface ExportActionsProps {
  making: Making;
  format: ExportFormat;
  /** Null while something is missing, and `missing` says what. */
  request: ExportRequest | null;
  missing: string | null;
  suggestedName: string;
  children?: ReactNode;
}

/** Formats that are made to be pasted. */
const forClipboard: ReadonlySet<ExportFormat> = new Set(['tsv', 'emails']);

/** To a file, to the clipboard, to the printer: what is usual for the format comes last and loud. */
export function ExportActions(props: ExportActionsProps): ReactNode {
  const { making, format, request, missing, suggestedName, children } = props;
  const reason = request === null ? (missing ?? 'One moment.') : null;
  const isLoud = !forClipboard.has(format) && format !== 'pdf';
  return (
    <div className={classes.actions}>
      {making.failure !== null && <FailureNote failure={making.failure} />}
      {making.job !== null && (
        <AfterDelay>
          <ExportProgress job={making.job} onCancel={making.cancel} />
        </AfterDelay>
      )}
      <Group gap="xs" justify="flex-end">
        <Text size="xs" c="dimmed" role="status" className={classes.told}>
          {making.busyWords ?? making.told}
        </Text>
        {children}
        <Refusable reason={reason}>
          <Button
            variant={isLoud ? 'filled' : 'default'}
            leftSection={<Doing making={making} icon={<IconDownload size={16} aria-hidden />} />}
            {...refusable(reason, () => request !== null && making.save(request, suggestedName))}
            {...dimmed(making)}
          >
            {saveLabels[format]}
          </Button>
        </Refusable>
        {format === 'tsv' && request !== null && (
          <CopyButton making={making} onClick={() => making.copy(request, 1, () => undefined)}>
            Copy the table
          </CopyButton>
        )}
        {format === 'emails' && request !== null && (
          <EmailParts making={making} request={request} />
        )}
        {format === 'pdf' && (
          <Refusable reason={reason}>
            <Button
              leftSection={<Doing making={making} icon={<IconPrinter size={16} aria-hidden />} />}
              {...refusable(reason, () => request !== null && making.print(request))}
              {...dimmed(making)}
            >
              Print…
            </Button>
          </Refusable>
        )}
      </Group>
    </div>
  );
}

/** While something is going on no other export begins. Not `disabled`: the button keeps the focus. */
function dimmed({ isBusy, job }: Making) {
  if (!isBusy) return {};
  return { 'aria-disabled': true, ...(job === null ? {} : { 'data-disabled': true }) };
}

function Doing({ making, icon }: { making: Making; icon: ReactNode }): ReactNode {
  return making.busyWords === null ? icon : <Loader size={14} color="currentColor" aria-hidden />;
}

interface CopyButtonProps {
  making: Making;
  onClick: () => void;
  children: ReactNode;
}

function CopyButton({ making, onClick, children }: CopyButtonProps): ReactNode {
  return (
    <Button
      leftSection={<Doing making={making} icon={<IconClipboard size={16} aria-hidden />} />}
      onClick={onClick}
      {...dimmed(making)}
    >
      {children}
    </Button>
  );
}

/** One line of addresses, or one part after the other: each press copies the next. */
function EmailParts({ making, request }: { making: Making; request: ExportRequest }): ReactNode {
  const [wanted, setPlace] = useState(1);
  const chunk = request.output.format === 'emails' ? request.output.chunk : null;
  const { data } = usePreview(useSettled(request));
  const parts = countParts(data?.total ?? 0, chunk);
  const place = Math.min(wanted, parts);
  if (parts === 1) {
    return (
      <CopyButton making={making} onClick={() => making.copy(request, 1, () => undefined)}>
        Copy the addresses
      </CopyButton>
    );
  }
  const next = (of: number) => setPlace(place === of ? 1 : place + 1);
  return (
    <>
      <Group gap={2} wrap="nowrap">
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label="The part before"
          onClick={() => setPlace(Math.max(1, place - 1))}
        >
          <IconChevronLeft size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label="The next part"
          onClick={() => setPlace(Math.min(parts, place + 1))}
        >
          <IconChevronRight size={16} aria-hidden />
        </ActionIcon>
      </Group>
      <CopyButton making={making} onClick={() => making.copy(request, place, next)}>
        Copy part {formatCount(place)} of {formatCount(parts)}
      </CopyButton>
    </>
  );
}
