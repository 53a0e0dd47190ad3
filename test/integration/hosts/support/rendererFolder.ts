import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A page as small as it gets, with a secret beside the folder that must not get out. */
export function makeRendererFolder(): { base: string; folder: string; remove(): void } {
  const base = mkdtempSync(join(tmpdir(), 'muster-shell-'));
  const folder = join(base, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(base, 'secret.txt'), 'not for you');
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html>
<html>
  <head>
    <meta name="muster-style-nonce" content="" />
    <title>Page</title>
    <script type="module" crossorigin src="./assets/page.js"></script>
  </head>
  <body></body>
</html>
`,
  );
  writeFileSync(
    join(folder, 'assets', 'page.js'),
    `document.title = 'muster' in globalThis ? 'ready' : 'too early';
const style = document.createElement('style');
style.nonce = document.querySelector('meta[name="muster-style-nonce"]').content;
style.textContent = 'body { color: rgb(1, 2, 3); }';
document.head.append(style);
`,
  );
  return { base, folder, remove: () => rmSync(base, { recursive: true, force: true }) };
}
