/**
 * In UTF-8 bytes, extension included. Disks take 255 (Linux counts bytes, the others UTF-16 units); the rest is
 * left for what encrypted home folders, "(1)" and sync programs add.
 */
const fileNameBytes = 180;
/** Longer names differ from this in nothing that would be kept, and a server may send any length. */
const lengthLookedAt = 1000;

// What Windows refuses (macOS and Linux refuse less), and the marks that let `fdp.exe` be read as `exe.pdf`.
const forbidden = /[<>:"/\\|?*\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;
/** Devices on Windows, with any extension and any spaces before it. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)/i;

/**
 * A file name for a group's roster that Windows, macOS and Linux all take. `extension` is without the dot. Never
 * hidden, never a device, never ending in a dot or space before the extension, at most 180 bytes.
 */
export function rosterFileName(groupName: string, extension: string): string {
  const text = groupName
    .slice(0, lengthLookedAt)
    .toWellFormed()
    .normalize('NFC')
    .replace(forbidden, '-');
  const suffix = `.${extension}`;
  const stem = trimEnds(cutToBytes(trimEnds(text), fileNameBytes - suffix.length));
  if (stem === '') return `Roster${suffix}`;
  return device.test(stem) ? `_${stem}${suffix}` : `${stem}${suffix}`;
}

// A dot in front hides a file, one behind vanishes on Windows; spaces at the ends are lost everywhere sometimes.
function trimEnds(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/^[\s.]+|[\s.]+$/g, '');
}

/** Whole characters as people see them, so that no accent and no half of an emoji is left behind. */
function cutToBytes(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  let kept = '';
  let used = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    used += Buffer.byteLength(segment);
    if (used > bytes) break;
    kept += segment;
  }
  return kept;
}
