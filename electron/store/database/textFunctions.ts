import type { Database } from 'better-sqlite3';
import { naturalOrder } from '../text/naturalOrder.ts';

/** Gives a connection what SQLite lacks: `natural_order(text)`, for ORDER BY (`text/naturalOrder.ts`). */
export function addTextFunctions(database: Database): void {
  database.function('natural_order', { deterministic: true }, (text: unknown) =>
    typeof text === 'string' ? naturalOrder(text) : null,
  );
}
