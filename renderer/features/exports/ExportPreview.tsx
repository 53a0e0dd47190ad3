import { useDebouncedValue } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { ExportRequest } from '#shared/domain/exporting.ts';
import { PagePreview } from './PagePreview.tsx';
import { RowsPreview } from './RowsPreview.tsx';

/** Choices that follow each other faster than this are looked at once. */
const settlesAfterMs = 200;

/** What will come out, by the same code that writes it, renewed as choices change. */
export function ExportPreview({ request }: { request: ExportRequest }): ReactNode {
  const [settled] = useDebouncedValue(request, settlesAfterMs, { leading: true });
  const { output } = settled;
  return output.format === 'pdf' ? (
    <PagePreview request={settled} page={output.page} />
  ) : (
    <RowsPreview request={settled} />
  );
}
