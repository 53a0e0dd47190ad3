import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { limits } from '#shared/domain/limits.ts';
import type { PrintPage } from '#shared/domain/printPage.ts';
import { onA4, people, print, sheetsOf, signInOn, textColumns, textOf } from './printing.ts';

const documents: [string, PrintPage][] = [
  ['a list', onA4],
  ['a sign-in sheet', signInOn('letter')],
  ['badges', { document: 'badges', sheet: 'L4785', startAt: 1 }],
  ['labels', { document: 'labels', sheet: '5160', startAt: 1 }],
];

/** An element that we write, with what we write into it. */
const ourTag =
  /^<\/?(body|html|section|header|footer|h1|p|table|colgroup|col|thead|tbody|tr|th|td|div|span|wbr)( (class="[\w ]+"|dir="\w+"|scope="col"))*>$/;

describe.each(documents)('%s', (_name, page) => {
  const hostile = [
    '<script>alert(1)</script>',
    '</style><img src=x onerror=alert(1)>',
    '" onload="x',
    "' & &amp; &#x3c;",
    '</section></body>',
    'a\u0000b\u0007c\ufffe',
    '\ud800half',
    '\u202eturned\u202d',
    '<!--',
    ']]>',
  ];

  it('shows any text as it is, and is nothing but text', () => {
    const { html } = print(
      page,
      hostile.map((text) => [text, text]),
      { title: hostile[1] },
    );
    const tags = html.slice(html.indexOf('<body>')).match(/<[^>]*>/g) ?? [];
    expect(tags.length).toBeGreaterThan(hostile.length);
    for (const tag of tags) expect(tag).toMatch(ourTag);
    expect(html.isWellFormed()).toBe(true);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not come through
    expect(html).not.toMatch(/[\u0000-\u0008\ufffe]/);
    expect(textOf(html).join('\n')).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('is one document that takes nothing from anywhere, by a policy that it carries', () => {
    const { html } = print(page, people(3));
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(html).toContain(`content="default-src 'none'; style-src 'sha256-${hash}'"`);
    expect(html.match(/<style>/g)).toHaveLength(1);
    expect(html).not.toMatch(/url\(|@import|http:|https:|<link|<script|style="/);
  });

  it('keeps the direction of each text to itself', () => {
    const { html } = print(page, [['محمد علي', 'שרה']]);
    const cells = html.match(/<(?:div|p)[^>]*>(?:محمد علي|שרה)/g) ?? [];
    expect(cells).toHaveLength(2);
    for (const cell of cells) expect(cell).toMatch(/dir="(auto|rtl)"/);
  });

  it('is never dark, and as large as its paper', () => {
    const { html } = print(page, people(3));
    expect(html).toContain('color-scheme:only light');
    const isA4 = !('paper' in page ? page.paper === 'letter' : page.sheet === '5160');
    expect(html).toContain(
      isA4 ? '@page{size:210mm 297mm;margin:0}' : '@page{size:215.9mm 279.4mm;margin:0}',
    );
  });

  it('writes out the first sheets for a preview, and counts them all', () => {
    const all = print(page, people(200));
    const some = print(page, people(200), { sheetLimit: 2 });
    expect(all.sheets).toBeGreaterThan(2);
    expect(sheetsOf(all.html)).toHaveLength(all.sheets);
    expect(sheetsOf(some.html)).toHaveLength(2);
    expect(some).toMatchObject({ sheets: all.sheets });
    expect(sheetsOf(some.html)[0]).toBe(sheetsOf(all.html)[0]);
  });

  it('names everybody once and in order', () => {
    const { html } = print(page, people(200));
    const names = textOf(html).filter((text) => text.startsWith('Person '));
    expect(names).toEqual(people(200).map(([name]) => name));
  });

  it('is refused for more people than anybody prints, without reading on', () => {
    let read = 0;
    function* endless() {
      for (;;) {
        read += 1;
        yield ['Ada', ''];
      }
    }
    expect(() => print(page, endless())).toThrow(
      expect.objectContaining({ code: 'limitExceeded' }),
    );
    expect(read).toBe(limits.printedPeople + 1);
  });

  it('is a page without anybody, too', () => {
    const { html } = print({ ...page, emptyLines: 0 } as PrintPage, []);
    expect(html).toContain('</html>');
  });
});

describe('the title', () => {
  it('is the one chosen for this page, or the name of what is printed', () => {
    expect(textOf(print(onA4, people(1)).html)[0]).toBe('Kitchen');
    expect(textOf(print({ ...onA4, title: 'Saturday' } as PrintPage, people(1)).html)[0]).toBe(
      'Saturday',
    );
  });

  it('stands on every sheet with the subtitle and the number of the sheet', () => {
    const { html, sheets } = print(onA4, people(100));
    for (const [index, sheet] of sheetsOf(html).entries()) {
      const text = textOf(sheet);
      expect(text.slice(0, 2)).toEqual(['Kitchen', '3 people, as of today']);
      expect(text).toContain(`${index + 1} of ${sheets}`);
      expect(text).toContain('E-mail');
    }
  });
});

describe('a list', () => {
  it('tells a list without anybody from one that failed', () => {
    const { html, sheets } = print(onA4, []);
    expect(sheets).toBe(1);
    expect(textOf(html)).toContain('Nobody is on this list.');
  });

  it('gives a long text a second line, and its row the height for it', () => {
    const short = print(onA4, people(60));
    const long = print(
      onA4,
      people(60).map(([name = '']) => [name, 'kitchen, bar, first aid and driving '.repeat(4)]),
    );
    expect(short.html).not.toContain('<tr class="l2"><td');
    expect(long.html.match(/<tr class="l2"><td/g)).toHaveLength(60);
    expect(long.sheets).toBeGreaterThan(short.sheets);
  });

  it('writes an address of several lines in one', () => {
    const { html } = print(onA4, [['Ada', 'Main Street 1,\n\n10115 Berlin\n']]);
    expect(textOf(html)).toContain('Main Street 1, 10115 Berlin');
  });

  it('holds as many columns as can be read, and says so when there are more', () => {
    const columns = (count: number) => ({
      columns: textColumns(...Array.from({ length: count }, (_, index) => `Number ${index}`)),
    });
    const row = (count: number) => [Array.from({ length: count }, () => 'some text in here')];
    expect(print(onA4, row(12), columns(12)).sheets).toBe(1);
    expect(() => print(onA4, row(60), columns(60))).toThrow(
      expect.objectContaining({ code: 'limitExceeded' }),
    );
    expect(() => print(signInOn('a4'), row(60), columns(60))).toThrow(
      expect.objectContaining({ code: 'limitExceeded' }),
    );
  });

  it.each(['portrait', 'landscape'] as const)('stays on its %s paper', (orientation) => {
    const { html } = print({ ...onA4, orientation } as PrintPage, people(100));
    const width = Number(/^table\{width:(\d+)px\}$/m.exec(html)?.[1]);
    expect(width).toBeGreaterThan(500);
    expect(width).toBeLessThanOrEqual(
      ((orientation === 'portrait' ? 210 : 297) - 20) * (96 / 25.4),
    );
  });
});

describe('a sign-in sheet', () => {
  it('numbers its lines, and goes on with empty ones', () => {
    const { html } = print(signInOn('a4', 4), people(3));
    const numbers = [...html.matchAll(/<tr><td class="date">(\d+)</g)].map(([, number]) => number);
    expect(numbers).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  });

  it('leaves 45 mm to sign in, where the columns leave so much', () => {
    const { html } = print(signInOn('a4'), people(30));
    expect(Number(/\.sign\{width:(\d+)px\}/.exec(html)?.[1])).toBeGreaterThanOrEqual(
      (45 / 25.4) * 96,
    );
  });

  it('has a box to tick on every line, and the headings on every sheet', () => {
    const { html, sheets } = print(signInOn('letter', 20), people(50));
    expect(html.match(/<td class="here"><span><\/span>/g)).toHaveLength(70);
    expect(sheets).toBeGreaterThan(2);
    for (const sheet of sheetsOf(html)) expect(textOf(sheet)).toContain('Signature');
  });

  it('is a sheet with nothing but empty lines where nobody is on the list yet', () => {
    const { html, sheets } = print(signInOn('a4', 10), []);
    expect(sheets).toBe(1);
    expect(html.match(/class="room"><\/td>/g)).toHaveLength(10);
  });
});
