/**
 * Splits CSV the forgiving way spreadsheets do: quotation marks count at the start of a cell only, what follows the
 * closing one is taken as it stands, and any line end outside them ends the row.
 */
export function splitLikeSpreadsheet(text: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let place = 0;
  let isStart = true;
  const endCell = () => {
    rows.at(-1)!.push(cell);
    cell = '';
    isStart = true;
  };
  while (place < text.length) {
    const character = text[place]!;
    if (isStart && character === '"') {
      const { content, end } = quoted(text, place + 1);
      cell = content;
      place = end;
      isStart = false;
      continue;
    }
    place += 1;
    isStart = false;
    if (character === separator) endCell();
    else if (character === '\n' || character === '\r') {
      endCell();
      rows.push([]);
    } else cell += character;
  }
  endCell();
  return rows;
}

function quoted(text: string, start: number): { content: string; end: number } {
  let content = '';
  let place = start;
  while (place < text.length) {
    if (text[place] !== '"') content += text[place];
    else if (text[place + 1] === '"') {
      content += '"';
      place += 1;
    } else return { content, end: place + 1 };
    place += 1;
  }
  return { content, end: place };
}
