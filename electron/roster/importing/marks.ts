import { headingKey } from '../pasting/headings.ts';

/** What a cell says about somebody and a group: an admin of it, a member, or not in it. */
export type Mark = 'admin' | 'member' | 'none';

const admin = `admin|administrator|administratorin|admins|group admin|leader|lead|leitung|leiter|leiterin|gruppenleitung|
  koordinator|koordinatorin|coordinator|co leader|chair|chairman|chairwoman|chairperson|owner|manager|moderator|
  verantwortlich|responsable|administrateur|administratrice|chef|administrador|administradora|lider|coordinador|
  coordinadora|amministratore|amministratrice|responsabile|capo|beheerder|leider|leidster|beheer|lider|kierownik|
  koordynator|администратор|админ|руководитель|координатор|адміністратор|vedouci|vezeto|johtaja|leder|ledare|
  管理员|管理者`;
const member = `member|members|mitglied|mitglieder|teilnehmer|teilnehmerin|volunteer|membre|adherent|miembro|socio|socia|
  membro|lid|leden|czlonek|czlonkini|участник|член|учасник|medlem|clen|tag|jasen|成员|会员|メンバー`;
const yes = `x|xx|yes|y|ja|j|oui|o|si|s|sim|tak|t|да|true|wahr|vrai|verdadero|vero|waar|prawda|истина|on|ok|1|ano|igen|
  kylla|是`;
const no = `no|n|nein|non|nao|nee|nie|нет|ні|ne|nem|ei|false|falsch|faux|falso|onwaar|falsz|ложь|off|0|none|keine|
  n a|na|否`;

const wordsOf = (text: string) => new Set(text.split('|').map(headingKey));
const adminWords = wordsOf(admin);
const memberWords = wordsOf(member);
const yesWords = wordsOf(yes);
const noWords = wordsOf(no);
const yesSigns = /^[✓✔☑✅●•∙×✕✖✗☒■◼xX+*]+$/u;
/** A dash, an empty box, an error of a spreadsheet: nothing is said. */
const noSigns = /^(?:[-–—−_.·☐○◯□/\\]+|#n\/a|#ref!|#value!|#name\?)$/iu;

/** What stands in the column of a group; anything that does not say no says that somebody is in it. */
export function readMark(cell: string): Mark {
  const text = cell.trim();
  if (text === '' || noSigns.test(text)) return 'none';
  const key = headingKey(text);
  if (noWords.has(key)) return 'none';
  return adminWords.has(key) ? 'admin' : 'member';
}

/** What stands in a column of roles, or of who is an admin; a role that nobody knows is that of a member. */
export function readRole(cell: string): 'admin' | 'member' {
  const key = headingKey(cell);
  return adminWords.has(key) || yesWords.has(key) || yesSigns.test(cell.trim())
    ? 'admin'
    : 'member';
}

/** Whether a word says that somebody is an admin (true) or only a member; null: it says nothing of roles, as a cross. */
export function tellsAdmin(cell: string): boolean | null {
  const key = headingKey(cell);
  if (adminWords.has(key)) return true;
  return memberWords.has(key) ? false : null;
}

/** Is it a word or sign by which people mark who is in a group and who is not? */
export function isMarkWord(cell: string): boolean {
  const text = cell.trim();
  if (text === '' || yesSigns.test(text) || noSigns.test(text)) return true;
  const key = headingKey(text);
  return yesWords.has(key) || noWords.has(key) || adminWords.has(key) || memberWords.has(key);
}

/** Does a cell hold nothing, or say that it holds nothing? */
export function isBlank(cell: string): boolean {
  const text = cell.trim();
  return text === '' || noSigns.test(text);
}
