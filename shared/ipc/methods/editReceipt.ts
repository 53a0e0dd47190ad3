import { z } from 'zod';
import { editIdSchema } from '../../domain/ids.ts';

/** What an edit changed. `editId` undoes it; null when there was nothing to change. */
export const editReceiptSchema = z.object({
  editId: editIdSchema.nullable(),
  changed: z.int().nonnegative(),
});
export type EditReceipt = z.infer<typeof editReceiptSchema>;
