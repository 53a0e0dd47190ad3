import { Text } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import type { ExportRequest } from '#shared/domain/exporting.ts';
import { failureOf } from '../../ipc/ask.ts';
import { scrollRegion } from '../../ui/scrollRegion.ts';
import classes from './ExportPreview.module.css';
import { wordPreview } from './exportWording.ts';
import { LeftOut } from './LeftOut.tsx';
import { PreviewFrame } from './PreviewFrame.tsx';
import { SheetNames } from './SheetNames.tsx';
import { TablePreview } from './TablePreview.tsx';
import { usePreview } from './usePreview.ts';

/** The first rows as they will be written, or the beginning of the text. */
export function RowsPreview({ request }: { request: ExportRequest }): ReactNode {
  const titleId = useId();
  const { data, error, refetch } = usePreview(request);
  const isEmails = request.output.format === 'emails';
  const isText = data !== undefined && data.text !== null;
  return (
    <PreviewFrame
      title={isText ? 'Preview: how it begins' : 'Preview: first rows as they will be written'}
      titleId={titleId}
      summary={data === undefined ? null : wordPreview(request.output, data)}
      failure={error === null ? null : failureOf(error)}
      onRetry={() => void refetch()}
      isLoading={data === undefined && error === null}
    >
      {data !== undefined && data.total === 0 && (
        <div className={classes.frame}>
          <Text size="sm" c="dimmed" p="md">
            {isEmails ? 'Nobody here has an e-mail address.' : 'There is nobody to export.'}
          </Text>
        </div>
      )}
      {data !== undefined && data.total > 0 && data.text !== null && (
        <div className={classes.frame} {...scrollRegion(titleId)}>
          <pre className={classes.text} data-wraps={isEmails || undefined} dir="auto">
            {data.text}
          </pre>
        </div>
      )}
      {data !== undefined && data.total > 0 && data.text === null && (
        <TablePreview headings={data.headings} rows={data.rows} titleId={titleId} />
      )}
      {data !== undefined && data.sheets.length > 1 && (
        <SheetNames names={data.sheets} shown={data.shownSheet} />
      )}
      {data !== undefined && isEmails && (
        <LeftOut source={request.source} count={data.withoutAddress} />
      )}
    </PreviewFrame>
  );
}
