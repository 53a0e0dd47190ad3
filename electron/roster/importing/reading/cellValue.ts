/** A number of a workbook as a spreadsheet shows it: whole ones without an exponent, as a phone number has 12 digits. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return '';
  if (Number.isInteger(value))
    return Math.abs(value) < 1e21 ? String(value) : String(BigInt(value));
  // A spreadsheet keeps 15 digits.
  return String(Number(value.toPrecision(15)));
}

const dayMs = 86_400_000;
/** The day before the first of each system, of which the older one counts a 29th of February 1900. */
const epochs = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) } as const;

/** A day or an hour, which workbooks hold as days since their first: `2026-03-09`, `2026-03-09 14:30` or `14:30`. */
export function dateText(serial: number, system: keyof typeof epochs): string {
  const leap = system === 1900 && serial >= 1 && serial < 60 ? 1 : 0;
  const unixMs = epochs[system] + Math.round((serial + leap) * dayMs);
  const date = new Date(unixMs);
  if (Number.isNaN(date.getTime()) || serial < 0) return numberText(serial);
  const [day = '', time = ''] = date.toISOString().split('T');
  const minutes = time.slice(0, 5);
  if (serial < 1) return minutes;
  return minutes === '00:00' ? day : `${day} ${minutes}`;
}

/** Days and hours among the formats that every spreadsheet knows by number. */
const builtIn = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
] as const;

export function isDateFormat(id: number, code: string | null): boolean {
  if (code === null) return builtIn.some(([first, last]) => id >= first && id <= last);
  // Without texts, colours and conditions; hours that go on past 24 stand in brackets as well.
  const letters = code.replace(/"[^"]*"|\\.|_./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  return /[dmyhs]/i.test(letters);
}
