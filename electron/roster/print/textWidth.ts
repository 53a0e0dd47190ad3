/** Widths in thousandths of the font size, of DejaVu Sans: the widest of the common sans-serif fonts. */
const latinWidths: ReadonlyMap<number, string> = new Map([
  [280, "ijlI|'`"],
  [330, ' .,:;f'],
  [400, 'tr()[]-/\\!J"'],
  [530, 'cszF?'],
  [600, 'kvxyLPT*_^'],
  [640, 'abdeghnopquE0123456789S$#'],
  [700, 'ABCKRVXYZ&'],
  [790, 'UHNDGOQw'],
  [870, 'M~+<>='],
  [1000, 'mW@%'],
]);

const asciiWidths = new Map(
  [...latinWidths].flatMap(([width, characters]) =>
    Array.from(characters, (character): [string, number] => [character, width]),
  ),
);

/** Thousandths of the font size for whatever else there is, the first that fits. */
const scriptWidths: readonly (readonly [RegExp, number])[] = [
  [/[\p{M}\p{Cf}\p{Cc}]/u, 0],
  [/\p{Extended_Pictographic}|\p{Regional_Indicator}/u, 1400],
  [/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff00-\uff60]/u, 1000],
  [/\p{sc=Hebrew}/u, 660],
  [/\p{sc=Arabic}/u, 720],
  [/[\p{sc=Cyrillic}\p{sc=Greek}\p{sc=Armenian}\p{sc=Georgian}]/u, 820],
];
const otherWidth = 950;
/** The fonts that a page asks for first are narrower than that: by a tenth, most of them. */
const usualFactor = 0.95;
const boldFactor = 1.12;

const known = new Map<string, number>();

/**
 * How wide a text comes out, in the unit of `fontSize`. There is no font here to ask, and each computer prints with
 * its own: this is an estimate on the generous side, so that what it lets through fits.
 */
export function estimateWidth(text: string, fontSize: number, isBold = false): number {
  let thousandths = 0;
  for (const character of text) thousandths += characterWidth(character);
  return (thousandths / 1000) * fontSize * usualFactor * (isBold ? boldFactor : 1);
}

function characterWidth(character: string): number {
  const remembered = known.get(character);
  if (remembered !== undefined) return remembered;
  const width = asciiWidths.get(character) ?? widthOfBase(character) ?? widthOfScript(character);
  known.set(character, width);
  return width;
}

/** An accented letter is as wide as the letter. */
function widthOfBase(character: string): number | undefined {
  const base = character.normalize('NFD').charAt(0);
  return base === character ? undefined : asciiWidths.get(base);
}

function widthOfScript(character: string): number {
  return scriptWidths.find(([pattern]) => pattern.test(character))?.[1] ?? otherWidth;
}
