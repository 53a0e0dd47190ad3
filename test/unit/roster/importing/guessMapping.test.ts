import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { guessMapping } from '#electron/roster/importing/guessMapping.ts';
import { headingSignature } from '#electron/roster/importing/headingSignature.ts';
import { readTable } from '#electron/roster/importing/reading/readTable.ts';
import { importReadingSchema } from '#shared/domain/importing.ts';

const tableOf = (text: string, reading: { hasHeading?: boolean } = {}) =>
  readTable(Buffer.from(text), importReadingSchema.parse(reading));
const guess = async (text: string) => guessMapping(await tableOf(text));

describe('columns guessed by what they are called', () => {
  it.each([
    ['English', 'First name,Surname,E-mail address,Mobile phone,Team,Role'],
    ['German', 'Vorname,Nachname,E-Mail-Adresse,Handy,Gruppe,Funktion'],
    ['French', 'Prénom,Nom,Courriel,Portable,Équipe,Rôle'],
    ['Spanish', 'Nombre,Apellidos,Correo electrónico,Móvil,Grupo,Cargo'],
    ['Italian', 'Nome,Cognome,Indirizzo e-mail,Cellulare,Gruppo,Ruolo'],
    ['Dutch', 'Voornaam,Achternaam,E-mailadres,Telefoon,Groep,Functie'],
    ['Portuguese', 'Primeiro nome,Sobrenome,Endereço de e-mail,Telemóvel,Grupo,Função'],
    ['Polish', 'Imię,Nazwisko,Adres e-mail,Numer telefonu,Grupa,Rola'],
    ['Russian', 'Имя,Фамилия,Электронная почта,Телефон,Группа,Роль'],
  ])('%s', async (_, heading) => {
    const mapping = await guess(`${heading}\nAda,Lee,a@x.org,0761 123456,Kitchen,x\n`);
    expect(mapping).toEqual({
      shape: 'long',
      fields: ['firstName', 'lastName', 'email', 'phone', 'group', 'role'],
    });
  });

  it.each([
    ['Member ID;Name', ['id', 'name']],
    ['Mitgliedsnummer;Name', ['id', 'name']],
    ['Nº;Name;E-mail;E-mail 1', ['ignore', 'name', 'email', 'ignore']],
    ['Group name;Description;Person', ['group', 'description', 'name']],
    ['NAME ; e-mail ', ['name', 'email']],
    ['Name;Joined;Sync', ['name', 'ignore', 'ignore']],
  ])('%s', async (heading, fields) => {
    expect((await guess(`${heading}\nq;w;e;r\n`)).fields.slice(0, fields.length)).toEqual(fields);
  });
});

describe('columns guessed by what stands in them', () => {
  it.each([
    [
      'Ada Lee,a@x.org,+49 761 1234567\nBen Ray,b@x.org,+49 761 7654321\n',
      ['name', 'email', 'phone'],
    ],
    ['a@x.org,Ada,Lee\nb@x.org,Ben,Ray\n', ['email', 'firstName', 'lastName']],
    ['Ada Lee\nBen Ray\n', ['name']],
    ['a@x.org\nb@x.org\n', ['email']],
    ['Wer;Womit\nAda Lee;a@x.org\nBen Ray;b@x.org\n', ['name', 'email']],
  ])('%j', async (text, fields) => {
    expect(await guess(text)).toEqual({ shape: 'oneGroup', fields });
  });

  it('takes no number for a phone where the file calls it something else', async () => {
    const text = 'Name,Locker\nAda Lee,1234567\nBen Ray,7654321\n';
    expect((await guess(text)).fields).toEqual(['name', 'ignore']);
  });
});

describe('the heading', () => {
  it.each([
    ['Ada Lee,a@x.org\nBen Ray,b@x.org\n', false],
    ['Name,E-mail\nBen Ray,b@x.org\n', true],
    ['Quoi,Qui\n1,a@x.org\n2,b@x.org\n', true],
    ['Ada Lee\nBen Ray\n', false],
    // Words that are headings elsewhere.
    ['Member,Ada Lee\nMember,Ben Ray\n', false],
    ['Team,Ada Lee\nTeam,Ben Ray\nCrew,Cy Poe\n', false],
    // The days of a rota beside words that are certain; and somebody's day of joining, which is none.
    ['Name,E-mail,2026-03-09,16.03.2026\nAda Lee,a@x.org,x,\n', true],
    ['Member,2026-03-09\nBen Ray,2026-03-10\n', false],
  ])('%j: %s', async (text, hasHeading) => {
    expect((await tableOf(text)).hasHeading).toBe(hasHeading);
  });

  it('is what the user says it is', async () => {
    const text = 'Name,E-mail\nAda Lee,a@x.org\n';
    expect((await tableOf(text, { hasHeading: false })).rows).toHaveLength(2);
    const names = await tableOf('Ada Lee\nBen Ray\n', { hasHeading: true });
    expect(names).toMatchObject({ headings: ['Ada Lee'], rows: [{ line: 2, cells: ['Ben Ray'] }] });
  });
});

describe('the shape', () => {
  it.each([
    [
      'marks under names of groups',
      'Name,Kitchen,Garden\nAda Lee,x,\nBen Ray,,x\n',
      ['name', 'mark', 'mark'],
    ],
    [
      'yes and no',
      'Name,Kitchen,Garden\nAda Lee,yes,no\nBen Ray,no,YES\n',
      ['name', 'mark', 'mark'],
    ],
    [
      'ticks',
      'Name,E-mail,Kitchen\nAda Lee,a@x.org,✓\nBen Ray,b@x.org,\n',
      ['name', 'email', 'mark'],
    ],
    [
      'roles',
      'Name,Kitchen,Garden\nAda Lee,Admin,Member\nBen Ray,,Mitglied\n',
      ['name', 'mark', 'mark'],
    ],
    [
      'a group without anybody among others',
      'Name,Kitchen,Empty,Garden\nAda Lee,x,,x\n',
      ['name', 'mark', 'mark', 'mark'],
    ],
    [
      'zeros and ones beside notes',
      'Name,Kitchen,Garden,Note\nAda Lee,1,0,brings cake\n',
      ['name', 'mark', 'mark', 'ignore'],
    ],
  ])('is a matrix of %s', async (_, text, fields) => {
    expect(await guess(text)).toEqual({ shape: 'matrix', fields });
  });

  it('is one group where a single column says yes or no to anything', async () => {
    const text = 'Name,Newsletter\nAda Lee,yes\nBen Ray,no\n';
    expect(await guess(text)).toEqual({ shape: 'oneGroup', fields: ['name', 'ignore'] });
  });

  it.each([
    [
      'one roster',
      ['Name', 'E-mail', 'Phone', 'Role', 'Joined'],
      ['Ada', 'a@x.org', '+1 555 0100', 'Admin', '2026-01-01'],
      'oneGroup',
      ['name', 'email', 'phone', 'role', 'ignore'],
    ],
    [
      'several in a column',
      ['Group', 'Name', 'E-mail', 'Role', 'Member ID'],
      ['Kitchen', 'Ada', 'a@x.org', 'Member', 'u1'],
      'long',
      ['group', 'name', 'email', 'role', 'id'],
    ],
    [
      'a matrix',
      ['Name', 'E-mail', 'Kitchen', 'Garden'],
      ['Ada', 'a@x.org', 'Admin', 'x'],
      'matrix',
      ['name', 'email', 'mark', 'mark'],
    ],
  ])('is that of what Muster exports: %s', async (_, heading, row, shape, fields) => {
    expect(await guess(`${heading.join(',')}\n${row.join(',')}\n`)).toEqual({ shape, fields });
    const bytes = await writeXlsx({ sheets: [{ name: 'Roster', rows: [heading, row] }] });
    const table = await readTable(bytes, importReadingSchema.parse({}));
    expect(guessMapping(table)).toEqual({ shape, fields });
  });
});

describe('a heading’s signature', () => {
  it('is the same whatever case and accents, and another for other columns or another order', async () => {
    const signature = async (heading: string) =>
      headingSignature(await tableOf(`${heading}\nq,w,e\n`));
    const first = await signature('Name,E-mail,Équipe');
    expect(await signature('NAME,e mail,Equipe')).toBe(first);
    expect(await signature('E-mail,Name,Équipe')).not.toBe(first);
    expect(await signature('Name,E-mail,Équipe,Phone')).not.toBe(first);
  });

  it('is none where the file has no heading', async () => {
    expect(headingSignature(await tableOf('Ada Lee,a@x.org\n'))).toBe(null);
  });
});
