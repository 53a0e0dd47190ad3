/** A format that is text: what it says, piece by piece, so that a long one is never held whole. */
export interface TextWriting {
  /** To be read once. More than one where a text has to be taken in several goes. */
  parts: Iterable<Iterable<string>>;
  /** What a file has around and between the parts; the clipboard has none of it. */
  file: { before: string; between: string; after: string };
  /** Of what was written, once everything is read. */
  tally(): { rows: number; withoutAddress: number };
}

/** Characters handed on at once. */
const pieceLength = 65_536;

/** Puts short pieces together into few long ones. */
export function* joinPieces(pieces: Iterable<string>): Generator<string> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < pieceLength) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}
