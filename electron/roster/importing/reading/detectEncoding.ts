import { analyse } from 'chardet';
import type { ImportEncoding } from '#shared/domain/importing.ts';
import { unreadable } from './table.ts';

/** What is looked at; enough names with letters of a country are in it. */
const sampleBytes = 128 * 1024;

/**
 * The encoding of a text: by its byte order mark, by its zeros (UTF-16), UTF-8 where it is valid as such, else by its
 * letters. Throws MusterError `invalidRequest` for what is no text at all.
 */
export function detectEncoding(bytes: Uint8Array): ImportEncoding {
  const marked = byMark(bytes) ?? byZeros(bytes);
  if (marked !== null) return marked;
  refuseBinary(bytes);
  if (isUtf8(bytes)) return 'utf-8';
  const sample = sampleOf(bytes);
  if (isMacintosh(sample)) return 'macintosh';
  for (const { name } of analyse(sample)) {
    const known = encodingByName.get(name.toLowerCase());
    if (known !== undefined) return known;
  }
  return 'windows-1252';
}

/** A text in an encoding, without its byte order mark; what does not fit becomes U+FFFD. */
export function decodeText(bytes: Uint8Array, encoding: ImportEncoding): string {
  return new TextDecoder(encoding).decode(bytes);
}

const encodingByName: ReadonlyMap<string, ImportEncoding> = new Map([
  ['iso-8859-1', 'windows-1252'],
  ['windows-1252', 'windows-1252'],
  ['iso-8859-2', 'windows-1250'],
  ['windows-1250', 'windows-1250'],
  ['windows-1251', 'windows-1251'],
  ['shift_jis', 'shift_jis'],
  ['gb18030', 'gb18030'],
]);

function byMark(bytes: Uint8Array): ImportEncoding | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return null;
}

/** Letters, digits and separators of any list are among the first 128, whose other half is zero in UTF-16. */
function byZeros(bytes: Uint8Array): ImportEncoding | null {
  const sample = bytes.subarray(0, 4096);
  if (sample.length < 4) return null;
  const zeros = { even: 0, odd: 0 };
  for (const [index, byte] of sample.entries()) {
    if (byte === 0) zeros[index % 2 === 0 ? 'even' : 'odd'] += 1;
  }
  const many = sample.length / 8;
  if (zeros.odd > many && zeros.even < zeros.odd / 8) return 'utf-16le';
  if (zeros.even > many && zeros.odd < zeros.even / 8) return 'utf-16be';
  return null;
}

function refuseBinary(bytes: Uint8Array): void {
  let controls = 0;
  const sample = bytes.subarray(0, sampleBytes);
  for (const byte of sample) {
    if (byte === 0) throw noText();
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 11)
      controls += 1;
  }
  if (controls > 8 && controls > sample.length / 100) throw noText();
}

function noText() {
  return unreadable(
    'This file is neither a text nor an Excel workbook. Save the list as an Excel workbook (.xlsx) or as CSV.',
  );
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Around the first letters beyond ASCII, of which a long list may have few. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = Math.max(0, bytes.findIndex((byte) => byte > 127) - 1024);
  return bytes.subarray(first, first + sampleBytes);
}

/** Old Macs end lines with CR alone; and what they wrote as é is Ž in a Western text, between small letters. */
function isMacintosh(sample: Uint8Array): boolean {
  const text = new TextDecoder('macintosh').decode(sample);
  const western = new TextDecoder('windows-1252').decode(sample);
  if (/\r(?!\n)/.test(text) && !text.includes('\n')) return true;
  const count = (where: string, pattern: RegExp) => [...where.matchAll(pattern)].length;
  const macLetters = count(text, /(?<=\p{Ll})[äöüéèàçñôêíóáúãõ](?=\p{Ll}|\b)/gu);
  const oddLetters = count(western, /(?<=\p{Ll})[ŠŽšžŸŒœˆ‡†Š‹•–—˜Ž\u008d\u008f](?=\p{Ll}|\b)/gu);
  const westernLetters = count(western, /(?<=\p{Ll})[äöüéèàçñôêíóáúãõß](?=\p{Ll}|\b)/gu);
  return macLetters > 0 && oddLetters >= macLetters && westernLetters === 0;
}
