/** What hucre makes of a cell of a workbook. */
export type WorkbookValue = string | number | boolean | Date | null;

/**
 * A cell as a spreadsheet shows it: days as `2026-03-09`, whole numbers without an exponent (a phone number that was typed
 * as a number has 12 digits), others with the 15 digits a spreadsheet keeps.
 */
export function valueText(value: WorkbookValue): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'number' ? numberText(value) : dateText(value);
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) return '';
  if (Number.isInteger(value))
    return Math.abs(value) < 1e21 ? String(value) : String(BigInt(value));
  return String(Number(value.toPrecision(15)));
}

/** Spreadsheets know no time zone: what hucre calls UTC is the day and hour that stand in the cell. */
function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return '';
  const [day = '', time = ''] = value.toISOString().split('T');
  const minutes = time.slice(0, 5);
  // Before the first day there is, it is an hour and nothing else.
  if (value.getTime() < Date.UTC(1900, 0, 1)) return minutes;
  return minutes === '00:00' ? day : `${day} ${minutes}`;
}
