import fc from 'fast-check';
import type { ExportLine, ExportReading } from '#shared/domain/exportReading.ts';
import { anyLine, readingOf } from '#test/property/roster/exportScene.ts';
import { hostileText, longText } from '#test/property/roster/hostileTexts.ts';

const seed = 20_261_128;

/** So many people with four hostile cells each, the same in every run; one in fifty has a note as long as a cell. */
export function hostileReading(people: number) {
  const texts = fc.sample(hostileText, { numRuns: people * 4, seed });
  // LibreOffice breaks a line of more than 32,735 letters in two, though only in a cell with several lines.
  const oneLine = longText.map((text) => text.replaceAll('\n', ' '));
  const long = fc.sample(oneLine, { numRuns: Math.ceil(people / 50), seed });
  const [someone] = fc.sample(anyLine, { numRuns: 1, seed });
  if (someone === undefined) throw new Error('Nobody was made up.');
  const rows = Array.from({ length: people }, (_, index) => {
    const note = index % 50 === 0 ? long[index / 50] : undefined;
    const [name = '', email = '', phone = '', last = ''] = texts.slice(index * 4, index * 4 + 4);
    return [name, email, phone, note ?? last] as const;
  });
  const lines = rows.map(
    ([name, email, phone, note]): ExportLine => ({
      ...someone,
      name,
      email,
      phone,
      attributes: { note },
    }),
  );
  return (): { reading: ExportReading; rows: typeof rows } => ({ reading: readingOf(lines), rows });
}
