import { formatCount } from './counts.ts';

const oneDigit = new Intl.NumberFormat(undefined, {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** Bytes as kilobytes, without the unit: `0`, `0.4`, `12.3`, `1,204`. Something is never shown as nothing. */
export function formatKilobytes(bytes: number): string {
  if (bytes === 0) return '0';
  const kilobytes = bytes / 1000;
  return kilobytes < 100
    ? oneDigit.format(Math.max(0.1, kilobytes))
    : formatCount(Math.round(kilobytes));
}

/** The size of a file: `12.3 KB`, `4.7 MB`. */
export function wordSize(bytes: number): string {
  return bytes < 1_000_000
    ? `${formatKilobytes(bytes)} KB`
    : `${oneDigit.format(bytes / 1_000_000)} MB`;
}
