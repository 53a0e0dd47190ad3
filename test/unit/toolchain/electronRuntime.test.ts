import { describe, expect, it } from 'vitest';
import {
  failureIn,
  failureKeptMs,
  problemOfHost,
  rememberedFailure,
} from '../../../scripts/electronRuntime.mjs';

describe('whether Electron can open a window here', () => {
  it.each([
    ['X11', { DISPLAY: ':0' }],
    ['Wayland', { WAYLAND_DISPLAY: 'wayland-0' }],
  ])('can on Linux with %s', (_, env) => {
    expect(problemOfHost('linux', env, 1000)).toBeNull();
  });

  it('cannot on Linux without a display, or with an empty one', () => {
    expect(problemOfHost('linux', {}, 1000)).toContain('display');
    expect(problemOfHost('linux', { DISPLAY: '' }, 1000)).toContain('display');
  });

  it('cannot as root on Linux, because the sandbox is not given up', () => {
    expect(problemOfHost('linux', { DISPLAY: ':0' }, 0)).toContain('root');
  });

  it.each(['darwin', 'win32'])('needs no display variable on %s', (platform) => {
    expect(problemOfHost(platform, {}, undefined)).toBeNull();
  });
});

describe('a failed attempt to fetch the Electron runtime', () => {
  const at = Date.UTC(2026, 10, 20);
  const memory = JSON.stringify({ at, problem: 'no network' });

  it('is remembered for a day and no longer', () => {
    expect(rememberedFailure(memory, at)).toBe('no network');
    expect(rememberedFailure(memory, at + failureKeptMs - 1)).toBe('no network');
    expect(rememberedFailure(memory, at + failureKeptMs)).toBeNull();
  });

  it('is forgotten when the clock was set back or the note is unreadable', () => {
    expect(rememberedFailure(memory, at - 1)).toBeNull();
    expect(rememberedFailure('{"at":', at)).toBeNull();
    expect(rememberedFailure('{}', at)).toBeNull();
    expect(rememberedFailure(null, at)).toBeNull();
  });

  it('is told in half a sentence, without the stack', () => {
    const output = 'TypeError: fetch failed\n    at node:internal/deps/undici:1\n    at async x\n';
    expect(failureIn(output)).toBe('its download server could not be reached');
    expect(failureIn('HTTPError: Response code 404 (Not Found)\n    at x')).toBe(
      'HTTPError: Response code 404 (Not Found)',
    );
    expect(failureIn('')).toBe('no reason was given');
  });
});
