import { useMemo } from 'react';
import {
  attributesOf,
  chosenColumns,
  rememberedAttributes,
  type TableColumn,
} from './columnChoice.ts';

/**
 * The columns of a table as they are remembered. Those of attributes are taken as they are: to ask which attributes there
 * are is dear in a large organisation, and only the chooser has to know.
 */
export function useChosenColumns<Column extends TableColumn>(
  /** Every column there is with these attributes; the same function until it offers others. */
  offer: (attributes: readonly string[]) => Column[],
  remembered: readonly string[] | null,
): { columns: readonly Column[]; attributes: string[] } {
  const columns = useMemo(
    () => chosenColumns(offer(rememberedAttributes(remembered)), remembered),
    [offer, remembered],
  );
  const attributes = useMemo(() => attributesOf(columns), [columns]);
  return { columns, attributes };
}
