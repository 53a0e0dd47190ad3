import { useQueryClient } from '@tanstack/react-query';
import { changeLayout } from '../../app/useLayout.ts';
import type { MadeExport } from './runningExport.ts';

/** Keeps how something was exported for the next time. */
export function useRememberExport(): (made: MadeExport) => void {
  const queries = useQueryClient();
  return ({ kind, settings }) =>
    changeLayout(queries, ({ lastExports }) => ({
      lastExports: { ...lastExports, [kind]: settings },
    }));
}
