import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRendererFiles, type RendererFiles } from '#electron/hosts/rendererFiles.ts';

const outside = ['secret.txt', 'renderer-else/index.html'];
let base: string;
let files: RendererFiles;

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'muster-files-'));
  const folder = join(base, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  mkdirSync(join(base, 'renderer-else'));
  writeFileSync(
    join(folder, 'index.html'),
    '<html><head><meta name="muster-style-nonce" content="__STYLE_NONCE__" /></head></html>',
  );
  writeFileSync(join(folder, 'assets', 'index-Ab1.js'), 'export {};');
  writeFileSync(join(folder, 'assets', 'index-Ab1.css'), 'a{}');
  writeFileSync(join(folder, 'assets', 'inter.woff2'), 'font');
  writeFileSync(join(folder, 'assets', 'odd.exe'), 'bytes');
  for (const path of outside) writeFileSync(join(base, path), 'not for you');
  // Windows lets only administrators make links.
  if (process.platform !== 'win32')
    symlinkSync(join(base, 'secret.txt'), join(folder, 'assets', 'link.txt'));
  files = openRendererFiles(folder);
});

afterAll(() => rmSync(base, { recursive: true, force: true }));

const page = { connect: [] };

describe('the built renderer as files', () => {
  it.each([
    ['/assets/index-Ab1.js', 'text/javascript; charset=utf-8'],
    ['/assets/index-Ab1.css', 'text/css; charset=utf-8'],
    ['/assets/inter.woff2', 'font/woff2'],
    ['/assets/odd.exe', 'application/octet-stream'],
    ['/', 'text/html; charset=utf-8'],
    ['/index.html', 'text/html; charset=utf-8'],
  ])('serves %s as %s, not to be sniffed', async (path, type) => {
    const response = await files.respond(path, page);
    expect(response?.status).toBe(200);
    expect(response?.headers.get('content-type')).toBe(type);
    expect(response?.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response?.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(response?.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e%2fsecret.txt',
    '/%252e%252e%252fsecret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '/../renderer-else/index.html',
    '//secret.txt',
    '/./index.html',
    '/index.html/',
    '/index.html%00.js',
    '/index.html\0',
    '/assets',
    '/assets/',
    '/assets/link.txt',
    '/assets%2findex-Ab1.js',
    '/etc/passwd',
    '/C:/Windows/win.ini',
    '/constructor',
    '/__proto__',
    '',
  ])('has nothing at %j', async (path) => {
    expect(await files.respond(path, page)).toBeNull();
  });

  it('gives every page load a nonce of its own, in its policy and in its tag', async () => {
    const seen = new Set<string>();
    for (const path of ['/', '/index.html', '/']) {
      const response = await files.respond(path, page);
      const policy = response?.headers.get('content-security-policy') ?? '';
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(await response?.text()).toContain(
        `<meta name="muster-style-nonce" content="${nonce}" />`,
      );
      expect(response?.headers.get('cache-control')).toBe('no-store');
      seen.add(nonce);
    }
    expect(seen.size).toBe(3);
  });

  it("puts the host's script first in the head", async () => {
    const response = await files.respond('/', { connect: [], firstScript: '/bridge.js' });
    expect(await response?.text()).toMatch(/^<html><head>\s*<script src="\/bridge\.js"><\/script>/);
  });

  it('says how to get a renderer when none is built', () => {
    expect(() => openRendererFiles(join(base, 'nowhere'))).toThrow(
      expect.objectContaining({
        code: 'fileDenied',
        message: expect.stringContaining('npm run build'),
      }),
    );
  });
});
