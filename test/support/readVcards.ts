import ICAL from 'ical.js';

/** A card as an address book reads it: the values of each property, in their order. */
export type ReadCard = ReadonlyMap<string, readonly string[]>;

/** The cards of a file, read by a parser that is not ours. Lines longer than RFC 2426 allows are an error. */
export function readVcards(text: string): ReadCard[] {
  for (const line of text.split('\r\n')) {
    if (Buffer.byteLength(line) > 75)
      throw new Error(`A line of ${Buffer.byteLength(line)} octets.`);
    if (/[\r\n]/.test(line)) throw new Error('A line end that is not CRLF.');
  }
  const parsed: unknown = text === '' ? [] : ICAL.parse(telAsText(text));
  const cards: unknown[] = isCard(parsed) ? [parsed] : Array.isArray(parsed) ? parsed : [];
  return cards.map((card) => {
    const properties = new Map<string, string[]>();
    for (const property of new ICAL.Component(card as unknown[]).getAllProperties()) {
      const known = properties.get(property.name) ?? [];
      const values = property.getValues().flat().map(String);
      properties.set(property.name, [...known, ...values.map(finisherOf(property.name))]);
    }
    return properties;
  });
}

/** The parser drops every backslash of a phone number; RFC 2426 has it escaped as every other text. */
function telAsText(text: string): string {
  return text.replace(/^TEL;TYPE=VOICE:/gm, 'TEL;VALUE=TEXT:');
}

/** The parser reads 3.0 by a rule of 4.0: a semicolon stays escaped in a value that has no parts. */
function finisherOf(property: string): (value: string) => string {
  return (value) => (property === 'n' ? value : value.replaceAll('\\;', ';'));
}

function isCard(parsed: unknown): boolean {
  return Array.isArray(parsed) && parsed[0] === 'vcard';
}
