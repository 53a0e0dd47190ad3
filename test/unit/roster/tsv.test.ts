import { describe, expect, it } from 'vitest';
import { exportLines, readingOf, writeReading } from '#test/support/exportLines.ts';
import { hostileTexts } from '#test/support/hostileTexts.ts';

async function write(names: readonly string[], columns = ['name', 'role'] as const) {
  const lines = exportLines(...names.map((name) => ({ name })));
  const output = { format: 'tsv' } as const;
  return (
    await writeReading(readingOf([{ name: 'Kitchen', lines }]), { columns, output })
  ).toString();
}

describe('cells to be pasted', () => {
  it('stand between tabs, a line each, without a byte order mark', async () => {
    expect(await write(['Ada', 'Bo'])).toBe('Name\tRole\nAda\tMember\nBo\tMember\n');
  });

  it('stay one cell, whatever is in them', async () => {
    const lines = (await write(hostileTexts)).split('\n');
    expect(lines).toHaveLength(hostileTexts.length + 2);
    for (const line of lines.slice(0, -1)) expect(line.split('\t')).toHaveLength(2);
  });

  it('hold nothing that would be computed', async () => {
    expect(await write(['=1+1', 'a\n=1+1', '\t@x', '+44 20 7946 0101'])).toBe(
      "Name\tRole\n'=1+1\tMember\na =1+1\tMember\n' @x\tMember\n+44 20 7946 0101\tMember\n",
    );
  });

  it('are quoted where a quotation mark in front would swallow the next ones', async () => {
    expect(await write(['"Ada" L.', 'Ada "L."'])).toBe(
      'Name\tRole\n"""Ada"" L."\tMember\nAda "L."\tMember\n',
    );
  });
});
