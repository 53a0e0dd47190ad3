import type { ExportOutput, ExportSettings, ExportSourceKind } from '#shared/domain/exporting.ts';
import type { JobId } from '#shared/domain/ids.ts';

/** How an export was made, to be remembered for the next of its kind. */
export interface MadeExport {
  kind: ExportSourceKind;
  settings: ExportSettings;
}

/** The one file that is being written. */
export interface RunningExport {
  /** Null while it is chosen where. */
  jobId: JobId | null;
  output: ExportOutput;
  /** As it was begun, whatever is chosen meanwhile; null: not to be remembered. */
  made: MadeExport | null;
  /** Where it was begun is not on the screen any more: a failure cannot be told there. */
  isLeft: boolean;
}

/** Heads a failure that is told elsewhere. */
export const notWritten = 'The file was not written';
