import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { launchBrowser, openState } from './openState.ts';
import { serveDesk } from './serveDesk.ts';
import { deskStates } from './states.ts';

// Pictures of every state: `node test/fakes/desk/look.ts [part of a name] [light|dark] [1280x800]`.
const [wanted = '', onlyScheme, onlySize] = process.argv.slice(2);
const folder = resolve(import.meta.dirname, '../../../.cache/looks');
mkdirSync(folder, { recursive: true });
const desk = await serveDesk();
const browser = await launchBrowser();
const sizes = onlySize === undefined ? ['1280x800', '1024x640'] : [onlySize];
const schemes = (['light', 'dark'] as const).filter((scheme) => (onlyScheme ?? scheme) === scheme);
let troubles = 0;
for (const size of sizes) {
  const [width = 1280, height = 800] = size.split('x').map(Number);
  for (const scheme of schemes) {
    for (const state of deskStates.filter(({ name }) => name.includes(wanted))) {
      const page = await openState(browser, desk.url, state, scheme, { width, height }, (text) => {
        troubles += 1;
        process.stdout.write(`${state.name} ${scheme} ${size}: ${text}\n`);
      });
      await page.screenshot({ path: resolve(folder, `${state.name}-${scheme}-${size}.png`) });
      await page.context().close();
    }
  }
}
await browser.close();
await desk.close();
process.stdout.write(`${troubles} troubles\n`);
