/** What a column of a spreadsheet holds, as far as people are found by it. */
export type ColumnKind = 'name' | 'first' | 'last' | 'email' | 'phone';

/** Words that stand above such columns, as people write them in several languages. */
const words: Readonly<Record<ColumnKind, string>> = {
  name: `name|full name|fullname|display name|name surname|person|member|member name|participant|volunteer|contact|
    vollständiger name|anzeigename|mitglied|teilnehmer|teilnehmerin|kontakt|nom|nom complet|nom et prénom|membre|
    nombre|nombre completo|nombre y apellidos|miembro|nome|nome completo|nome e cognome|naam|volledige naam|navn|
    fulde navn|namn|imię i nazwisko|jméno|jméno a příjmení|név|teljes név|nimi|имя|фио|полное имя|ad|ad soyad|
    ім'я|піб|όνομα|الاسم|שם|姓名|氏名|名前`,
  first: `first name|firstname|first|given name|givenname|forename|vorname|prénom|voornaam|fornavn|förnamn|imię|
    křestní jméno|keresztnév|etunimi|nome próprio|primeiro nome|nombres|nombre de pila|名`,
  last: `last name|lastname|last|surname|family name|familyname|nachname|familienname|zuname|nom de famille|apellido|
    apellidos|cognome|achternaam|etternavn|efternavn|efternamn|nazwisko|příjmení|vezetéknév|sukunimi|sobrenome|
    apelido|фамилия|прізвище|soyad|soyadı|επώνυμο|姓`,
  email: `email|e-mail|mail|email address|e-mail address|mail address|email 1|e-mail 1|primary email|work email|
    private email|email-adresse|e-mail-adresse|mailadresse|mail-adresse|adresse e-mail|adresse mail|courriel|
    adresse électronique|correo|correo electrónico|dirección de correo|indirizzo e-mail|indirizzo email|
    posta elettronica|e-mailadres|emailadres|epost|e-post|e-postadress|e-postadresse|adres e-mail|e-mailová adresa|
    sähköposti|endereço de e-mail|почта|электронная почта|e-posta|eposta|电子邮件|メール|メールアドレス`,
  phone: `phone|phone number|telephone|tel|mobile|mobile phone|mobile number|cell|cell phone|telefon|telefonnummer|
    telefon mobil|handy|handynummer|mobil|mobilnummer|rufnummer|téléphone|portable|numéro de téléphone|teléfono|
    móvil|celular|telefono|cellulare|telefoon|telefoonnummer|mobiel|telefone|telemóvel|numer telefonu|telefonszám|
    puhelin|телефон|电话|電話|電話番号`,
};

const kinds = new Map<string, ColumnKind>();
for (const kind of ['name', 'first', 'last', 'email', 'phone'] as const) {
  for (const word of words[kind].split('|')) kinds.set(keyOf(word), kind);
}
/** Beside a first name, "Nom" is the last one; beside a last name, "Nombre" or "Имя" is the first. */
const lastBesideFirst = new Set(['nom', 'name'].map(keyOf));

/** The kinds of the columns, in order, null for others; null as a whole where the line is not a heading. */
export function readHeading(cells: readonly string[]): (ColumnKind | null)[] | null {
  const keys = cells.map(keyOf);
  const columns = keys.map((key) => kinds.get(key) ?? null);
  const filled = keys.filter((key) => key !== '').length;
  const known = columns.filter((kind) => kind !== null).length;
  if (known === 0 || known < Math.min(2, filled)) return null;
  const hasFirst = columns.includes('first');
  const hasLast = columns.includes('last');
  return columns.map((kind, index) => {
    if (kind !== 'name') return kind;
    if (hasLast && !hasFirst) return 'first';
    const isLast = lastBesideFirst.has(keys[index] ?? '');
    return isLast && hasFirst && !hasLast ? 'last' : kind;
  });
}

function keyOf(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
