/** What a column of a spreadsheet holds, as far as people are found by it. */
export type ColumnKind = 'name' | 'first' | 'last' | 'email' | 'phone';

/** What else the columns of a list hold. */
export type HeadingKind = ColumnKind | 'id' | 'group' | 'description' | 'role';

/** Words that stand above such columns, as people write them in several languages. */
const words: Readonly<Record<HeadingKind, string>> = {
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
  id: `id|member id|memberid|member number|member no|person id|personid|user id|userid|external id|uid|key|member key|
    membership number|mitgliedsnummer|mitgliedsnr|mitglieds nr|mitglied nr|personalnummer|personennummer|benutzer id|
    identifiant|numéro de membre|numéro d'adhérent|n° adhérent|matricule|número de socio|identificador|
    numero tessera|numero di tessera|identificativo|lidnummer|número de sócio|número de associado|numer członka|
    identyfikator|номер участника|идентификатор|ид|medlemsnummer|členské číslo|tagsági szám|jäsennumero|会员编号|会員番号`,
  group: `group|groups|group name|team|teams|team name|list|roster|committee|crew|section|squad|circle|department|
    gruppe|gruppen|gruppenname|mannschaft|kreis|arbeitsgruppe|ag|abteilung|ausschuss|bereich|liste|groupe|groupes|
    nom du groupe|équipe|équipes|commission|comité|grupo|grupos|nombre del grupo|equipo|equipos|gruppo|gruppi|
    nome del gruppo|squadra|groep|groepen|groepsnaam|ploeg|commissie|equipe|equipes|nome do grupo|comissão|grupa|
    grupy|nazwa grupy|zespół|drużyna|группа|группы|название группы|команда|отдел|група|grupp|hold|lag|skupina|csoport|
    ryhmä|ομάδα|grup|المجموعة|קבוצה|组|群组|グループ`,
  description: `description|group description|about|beschreibung|gruppenbeschreibung|descriptif|descripción|descrizione|
    omschrijving|beschrijving|descrição|opis|opis grupy|описание|опис|beskrivelse|beskrivning|popis|leírás|kuvaus|
    περιγραφή|açıklama|描述|説明`,
  role: `role|group role|is admin|isadmin|admin|administrator|function|rolle|funktion|ist admin|leitung|rôle|fonction|
    responsable|rol|función|cargo|ruolo|funzione|functie|beheerder|papel|função|rola|funkcja|роль|должность|
    администратор|roll|szerep|rooli|ρόλος|görev|角色|役割`,
};

const kinds = new Map<string, HeadingKind>();
for (const kind of [
  'role',
  'description',
  'group',
  'id',
  'name',
  'first',
  'last',
  'email',
  'phone',
] as const) {
  for (const word of words[kind].split('|')) kinds.set(keyOf(word), kind);
}

/** What a heading says is below it; null where it is a word that nobody knows. */
export function headingKind(text: string): HeadingKind | null {
  return kinds.get(keyOf(text)) ?? null;
}

/** A heading as headings are compared: without case, accents and punctuation. */
export function headingKey(text: string): string {
  return keyOf(text);
}

/** Beside a first name, "Nom" is the last one; beside a last name, "Nombre" or "Имя" is the first. */
const lastBesideFirst = new Set(['nom', 'name'].map(keyOf));

/** The kinds of the columns, in order, null for others; null as a whole where the line is not a heading. */
export function readHeading(cells: readonly string[]): (ColumnKind | null)[] | null {
  const keys = cells.map(keyOf);
  const columns = keys.map((key): ColumnKind | null => {
    const kind = kinds.get(key) ?? null;
    return isOfPeople(kind) ? kind : null;
  });
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

function isOfPeople(kind: HeadingKind | null): kind is ColumnKind | null {
  return kind !== 'id' && kind !== 'group' && kind !== 'description' && kind !== 'role';
}

function keyOf(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
