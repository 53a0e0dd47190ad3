import { z } from 'zod';
import { exportSettingsSchema, exportSourceKindSchema } from './exporting.ts';
import { limits } from './limits.ts';
import { rosterOrderSchema } from './roster.ts';

/** The longest is `attribute:` with an attribute's name. */
const columnIdLength = 'attribute:'.length + limits.attributeNameLength;
const columnsSchema = z.array(z.string().min(1).max(columnIdLength)).max(60);

/**
 * How a workspace's tables look and its exports are made; remembered with the workspace. Columns stand in their order, hidden ones are not
 * listed; null: as Muster has them. A name nobody knows (of a newer Muster) is passed over.
 */
export const tableLayoutSchema = z.object({
  rosterColumns: columnsSchema.nullable().default(null),
  rosterOrder: rosterOrderSchema.default([]),
  peopleColumns: columnsSchema.nullable().default(null),
  groupSort: z.enum(['name', 'size', 'changed']).default('name'),
  /** How the last export was made, by the kind of its source. */
  lastExports: z.partialRecord(exportSourceKindSchema, exportSettingsSchema).default({}),
});
export type TableLayout = z.infer<typeof tableLayoutSchema>;
