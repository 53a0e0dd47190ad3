import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ImportMapping } from '#shared/domain/importing.ts';
import type { Value } from '#shared/ipc/contract.ts';
import { useOpenWorkspace } from '../../app/useOpenWorkspace.ts';
import { view } from '../../app/viewStore.ts';
import { failureOf } from '../../ipc/ask.ts';
import { AfterDelay } from '../../ui/AfterDelay.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Refusable, refusable } from '../../ui/Refusable.tsx';
import classes from './ColumnsStep.module.css';
import { ColumnTable } from './ColumnTable.tsx';
import { mappingOf, mappingTrouble, reshape } from './columnMapping.ts';
import frame from './ImportScreen.module.css';
import { decisionsOf, type ImportDraft, type ImportSource } from './importDraft.ts';
import { wordFound } from './importWording.ts';
import { ReadingFields } from './ReadingFields.tsx';
import { lastReading, useReading } from './readQuery.ts';
import { ShapeChoice } from './ShapeChoice.tsx';
import { StepFrame } from './StepFrame.tsx';
import { TargetField } from './TargetField.tsx';

interface ColumnsStepProps {
  draft: ImportDraft;
  source: ImportSource;
}

/** How the file is read, and what its columns hold. What was guessed can be corrected. */
export function ColumnsStep({ draft, source }: ColumnsStepProps): ReactNode {
  const { data: read, error, isFetching, refetch } = useReading(draft, source);
  const readLast = lastReading(useQueryClient(), source);
  // What cannot be read has no columns; how it is read stays, to be chosen otherwise.
  const known = read ?? readLast;
  const mapping = read === undefined ? null : mappingOf(draft, read);
  const trouble = mapping === null ? null : mappingTrouble(mapping, draft.target);
  const isReady = mapping !== null && !isFetching && error === null;
  const waits = isReady ? null : 'The file is being read.';
  return (
    <StepFrame
      step="columns"
      aside={
        <Text size="xs" c="dimmed" role="status">
          {read !== undefined && !isFetching && wordFound(read)}
        </Text>
      }
      footer={
        <>
          <Text
            size="sm"
            className={frame.footerWords}
            c="var(--mantine-color-error)"
            role="status"
          >
            {isReady && trouble}
          </Text>
          <Button
            variant="default"
            onClick={() => view.changeImport((now) => ({ ...now, step: 'file' }))}
          >
            Back
          </Button>
          <Refusable reason={trouble}>
            <Button
              {...refusable(trouble ?? waits, () =>
                view.changeImport((now) => ({ ...now, step: 'review', isPlanAnother: false })),
              )}
            >
              Look them up
            </Button>
          </Refusable>
        </>
      }
    >
      <Stack gap="md" aria-busy={isFetching}>
        {error !== null && <FailureNote failure={failureOf(error)} retry={() => void refetch()} />}
        {known !== undefined && <ReadingFields read={known} reading={draft.reading} />}
        {read === undefined && error === null && <ReadingSkeleton />}
        {read !== undefined && mapping !== null && (
          <Columns draft={draft} source={source} read={read} mapping={mapping} />
        )}
      </Stack>
    </StepFrame>
  );
}

interface ColumnsProps extends ColumnsStepProps {
  read: Value<'imports.read'>;
  mapping: ImportMapping;
}

function Columns({ draft, source, read, mapping }: ColumnsProps): ReactNode {
  const hasRoles = useOpenWorkspace()?.capabilities.groupAdmins === true;
  const { sheet, headings } = read;
  const change = (changed: ImportMapping) =>
    view.changeImport((now) => ({ ...now, columns: { mapping: changed, sheet, headings } }));
  return (
    <>
      <div className={classes.shape}>
        <ShapeChoice
          shape={mapping.shape}
          onChoose={(shape) => change(reshape(mapping, shape, read.mapping))}
        />
        {mapping.shape === 'oneGroup' && (
          <TargetField target={draft.target} fileName={source.isPasted ? '' : source.fileName} />
        )}
      </div>
      {decisionsOf(draft, mapping).size > 0 && (
        <Text size="xs" c="dimmed">
          What you decided about people belongs to these columns. With others they are looked up
          anew; it comes back with these.
        </Text>
      )}
      <ColumnTable read={read} mapping={mapping} hasRoles={hasRoles} onChange={change} />
    </>
  );
}

function ReadingSkeleton(): ReactNode {
  return (
    <AfterDelay>
      <Stack gap="sm">
        <Text size="sm" c="dimmed" role="status">
          Reading the file…
        </Text>
        <Skeleton height={14} width="60%" />
        <Skeleton height={14} width="72%" />
        <Skeleton height={14} width="54%" />
      </Stack>
    </AfterDelay>
  );
}
