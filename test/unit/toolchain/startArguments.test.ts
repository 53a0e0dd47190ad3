import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  browserShellArguments,
  deskArguments,
  parseStartArguments,
} from '../../../scripts/startArguments.mjs';

const cwd = resolve('/home/someone');

function parsed(...args: string[]) {
  const result = parseStartArguments(args, cwd);
  if (result.kind !== 'start') throw new Error(`did not parse: ${JSON.stringify(result)}`);
  return result.options;
}

describe('arguments of npm start', () => {
  it('opens the demo organisation when nothing is said', () => {
    expect(parsed()).toEqual({ demo: true, open: true });
  });

  it('leaves the first-run choice open when a data folder is chosen', () => {
    expect(parsed('--data', '/srv/muster')).toEqual({
      data: resolve('/srv/muster'),
      demo: false,
      open: true,
    });
    expect(parsed('--data', '/srv/muster', '--demo').demo).toBe(true);
  });

  it('reads folders as seen from where the user stands', () => {
    const options = parsed('--data', 'here', '--exports', '../lists');
    expect(options.data).toBe(resolve(cwd, 'here'));
    expect(options.exports).toBe(resolve(cwd, '../lists'));
  });

  it('takes --name=value as --name value, also where the value holds an equals sign', () => {
    expect(parsed('--data=a=b').data).toBe(resolve(cwd, 'a=b'));
    expect(parsed('--port=0').port).toBe(0);
  });

  it.each([
    ['--frobnicate'],
    ['stray'],
    ['--data'],
    ['--data', '--demo'],
    ['--data='],
    ['--port', 'eighty'],
    ['--port', '65536'],
    ['--port', '-1'],
    ['--port', '8080.5'],
  ])('refuses %s %s', (...args) => {
    expect(parseStartArguments(args, cwd)).toMatchObject({
      kind: 'wrong',
      message: expect.stringContaining('--help'),
    });
  });

  it('answers --help before anything else is judged', () => {
    expect(parseStartArguments(['--help', '--frobnicate'], cwd)).toEqual({ kind: 'help' });
  });

  it('hands the port and the browser question to the browser shell only', () => {
    const options = parsed('--data', '/d', '--exports', '/e', '--port', '4000', '--no-open');
    const desk = ['--data', resolve('/d'), '--exports', resolve('/e')];
    expect(deskArguments(options)).toEqual(desk);
    expect(browserShellArguments(options)).toEqual([...desk, '--port', '4000', '--no-open']);
    expect(browserShellArguments(parsed())).toEqual(['--demo']);
  });
});
