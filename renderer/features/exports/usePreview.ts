import { useDebouncedValue } from '@mantine/hooks';
import type { ExportRequest } from '#shared/domain/exporting.ts';
import { useAsk } from '../../ipc/useAsk.ts';

const previewRows = 30;

/** Choices that follow each other faster than this are looked at once. */
const settlesAfterMs = 200;

/** The request once its choices have come to rest. */
export function useSettled(request: ExportRequest): ExportRequest {
  return useDebouncedValue(request, settlesAfterMs, { leading: true })[0];
}

/** How what is asked for begins, and how much there is; one answer for all who look at it. */
export function usePreview(settled: ExportRequest) {
  return useAsk('exports.preview', { ...settled, rows: previewRows }, { keepsPrevious: true });
}
