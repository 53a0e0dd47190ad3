import fc from 'fast-check';
import ical from 'ical.js';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { collectText } from '#electron/roster/collectText.ts';
import type { ExportLine } from '#shared/domain/exportReading.ts';
import {
  anyRoster,
  documentOf,
  fileOf,
  readingOf,
  requestOf,
  timeZone,
  writtenAt,
} from './exportScene.ts';
import { hostileText } from './hostileTexts.ts';
import { asWritten, createDayThere } from './readBack.ts';

const runs = Number(process.env.MUSTER_PROPERTY_RUNS ?? 300);
const day = createDayThere(timeZone);
const wellFormed = (text: string) =>
  text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');

describe('contacts, read by another program', () => {
  const jCal = z.array(z.tuple([z.literal('vcard'), z.array(z.unknown()), z.array(z.unknown())]));

  const blank = 'BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n';

  // Where a value has parts, ical.js takes a separator behind an escaped backslash for an escaped one: those are spared it.
  const spared = (text: string) => text.replaceAll('\\', '\\z');
  const roster = anyRoster.map((lines) =>
    lines.map((line) => ({ ...line, name: spared(line.name), groups: line.groups.map(spared) })),
  );

  it('are everybody once, with name, addresses, number, key and groups', async () => {
    await fc.assert(
      fc.asyncProperty(roster, async (lines) => {
        const twice = [...lines, ...lines];
        const file = (await fileOf(readingOf(twice), requestOf({ format: 'vcard' }))).toString();
        for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThan(76);
        // Of one card ical.js makes something else than of several.
        const cards = jCal.parse(ical.parse(`${blank}${blank}${file}`)).slice(2);
        expect(cards.map((card) => readCard(new ical.Component(card)))).toEqual(lines.map(cardOf));
      }),
      { numRuns: runs },
    );
  }, 600_000);

  function readCard(card: InstanceType<typeof ical.Component>) {
    // ical.js leaves the backslash before a semicolon (RFC 2426, 5) where a value has no parts.
    const all = (name: string) =>
      card.getAllProperties(name).flatMap((property) =>
        property
          .getValues()
          .flat()
          .map((value) => String(value)),
      );
    const plain = (name: string) => all(name).map((value) => value.replaceAll('\\;', ';'));
    return {
      version: all('version'),
      fn: plain('fn'),
      words: wordsOf(all('n').join(' ')),
      parts: all('n').length,
      email: plain('email'),
      tel: plain('tel'),
      uid: plain('uid'),
      categories: plain('categories'),
      rev: all('rev'),
    };
  }

  function cardOf({ id, name, email, phone, memberKey, otherEmails, groups }: ExportLine) {
    const shown = [name, email, phone, memberKey]
      .map((text) => asWritten(text ?? ''))
      .find((text) => text.trim() !== '');
    return {
      version: ['3.0'],
      fn: [shown ?? id],
      words: wordsOf(asWritten(name)),
      parts: 5,
      email: [...(email === null ? [] : [email]), ...otherEmails].map((text) => asWritten(text)),
      // A number is on one line; and ical.js takes every backslash out of it.
      tel: phone === null ? [] : [asWritten(phone).replaceAll('\n', ' ').replaceAll('\\', '')],
      uid: [asWritten(memberKey ?? id)],
      categories: groups.map((text) => asWritten(text)),
      rev: [writtenAt.replace('.000Z', 'Z')],
    };
  }

  /** Which of them are the family's, the product guesses; that none is lost or made up is certain. */
  const wordsOf = (name: string) =>
    name
      .split(/[\s,]+/)
      .filter((word) => word !== '')
      .sort();
});

describe('JSON', () => {
  const columns = ['name', 'email', 'phone', 'joined', 'left', 'groupCount', 'attribute:note'].map(
    (field) => ({ field }),
  );

  it('has every value as it is', async () => {
    await fc.assert(
      fc.asyncProperty(anyRoster, hostileText, async (lines, group) => {
        const request = requestOf({ format: 'json' }, columns);
        const parsed: unknown = JSON.parse(
          (await fileOf(readingOf(lines, group), request)).toString(),
        );
        expect(parsed).toMatchObject({
          about: { source: wellFormed(group), rows: lines.length, writtenAt },
          rows: lines.map(({ name, email, phone, stay, groups, attributes }) => ({
            name: wellFormed(name),
            email: email === null ? null : wellFormed(email),
            phone: phone === null ? null : wellFormed(phone),
            joined: day(stay?.joinedAt) || null,
            left: day(stay?.leftAt) || null,
            groupCount: groups.length,
            'attribute:note': attributes.note === undefined ? null : wellFormed(attributes.note),
          })),
        });
      }),
      { numRuns: runs },
    );
  }, 600_000);
});

describe('e-mail addresses', () => {
  const ordinary = fc
    .tuple(fc.stringMatching(/^[a-zA-Z0-9+'_.-]{1,8}$/), fc.constantFrom('example.org', 'Ex-1.de'))
    .map(([before, domain]) => `${before}@${domain}`);
  const address = fc.oneof(
    ordinary,
    fc.tuple(hostileText, hostileText).map(([before, domain]) => `${before}@${domain}.org`),
    ordinary.map((text) => `Ada <${text}>`),
    ordinary.map((text) => ` ${text}\n`),
  );
  const roster = fc
    .tuple(anyRoster, fc.array(fc.option(address), { minLength: 8, maxLength: 8 }))
    .map(([lines, emails]) => lines.map((line, at) => ({ ...line, email: emails[at] ?? null })));
  const between = { comma: /[,\n]/, semicolon: /[;\n]/, line: /\n/ } as const;

  it('come apart again into those of the roster, each once, wherever they are pasted', () => {
    fc.assert(
      fc.property(
        roster,
        fc.constantFrom('comma', 'semicolon', 'line'),
        fc.option(fc.integer({ min: 1, max: 3 })),
        (lines, separator, chunk) => {
          const request = requestOf({ format: 'emails', separator, chunk });
          const document = documentOf(readingOf(lines), request);
          const { parts, rows } = collectText(document, request.output);
          const sizes = parts.map((part) => part.split(between[separator]).length);
          const pasted = parts.flatMap((part) => part.split(between[separator]));
          const addresses = pasted.map((text) => text.trim());
          // What any mail program splits at, whatever was chosen, is in none of them.
          for (const text of addresses) expect(text).toMatch(/^[^\s,;<>"()]+@[^\s,;<>"()]+$/);
          const keys = addresses.map((text) => text.toLowerCase());
          expect(new Set(keys).size).toBe(keys.length);
          expect(rows).toBe(keys.length);
          if (chunk !== null) for (const size of sizes.slice(0, -1)) expect(size).toBe(chunk);
          const known = lines.flatMap(({ email, otherEmails }) => [email ?? '', ...otherEmails]);
          const trimmed = known.map((text) => text.trim());
          for (const text of addresses) expect(trimmed).toContain(text);
          for (const { email } of lines) {
            const own = email?.trim() ?? '';
            if (/^[a-z0-9+'_.-]+@[a-z0-9-]+\.[a-z]+$/i.test(own))
              expect(keys).toContain(own.toLowerCase());
          }
        },
      ),
      { numRuns: runs },
    );
  }, 600_000);
});
