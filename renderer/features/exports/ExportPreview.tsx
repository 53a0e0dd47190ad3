import type { ReactNode } from 'react';
import type { ExportRequest } from '#shared/domain/exporting.ts';
import { PagePreview } from './PagePreview.tsx';
import { RowsPreview } from './RowsPreview.tsx';
import { useSettled } from './usePreview.ts';

/** What will come out, by the same code that writes it, renewed as choices change. */
export function ExportPreview({ request }: { request: ExportRequest }): ReactNode {
  const settled = useSettled(request);
  const { output } = settled;
  return output.format === 'pdf' ? (
    <PagePreview request={settled} page={output.page} />
  ) : (
    <RowsPreview request={settled} />
  );
}
