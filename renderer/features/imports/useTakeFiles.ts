import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { view } from '../../app/viewStore.ts';
import { type ImportDraft, unlessDone } from './importDraft.ts';
import { offerFile } from './takeIn.ts';

/** Takes in a file that was chosen, dropped or pasted. */
export function useTakeFiles(): (files: readonly File[]) => void {
  const queries = useQueryClient();
  return useCallback(
    (files: readonly File[]) => {
      const [file, another] = files;
      if (another !== undefined) view.changeImport(refuseSeveral);
      else if (file !== undefined) void offerFile(queries, file);
    },
    [queries],
  );
}

function refuseSeveral(draft: ImportDraft): ImportDraft {
  return {
    ...unlessDone(draft),
    step: 'file',
    failure: {
      code: 'notSupported',
      message: 'Muster takes in one file at a time. Please choose one of them.',
    },
  };
}
