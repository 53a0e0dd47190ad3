import AxeBuilder from '@axe-core/playwright';
import { launchBrowser, openState } from './openState.ts';
import { serveDesk } from './serveDesk.ts';
import { deskStates } from './states.ts';

// Accessibility of every state in both themes: `node test/fakes/desk/axe.ts [part of a name]`. Ends with 1 if any fails.
const [wanted = ''] = process.argv.slice(2);
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const desk = await serveDesk();
const browser = await launchBrowser();
const states = deskStates.filter(({ name }) => name.includes(wanted));
let violations = 0;
let checked = 0;
for (const scheme of ['light', 'dark'] as const) {
  for (const state of states) {
    const size = { width: 1280, height: 800 };
    const page = await openState(browser, desk.url, state, scheme, size, (text) => {
      violations += 1;
      process.stdout.write(`${state.name} ${scheme}: ${text}\n`);
    });
    // Nothing runs in the frame that shows printed pages, axe neither.
    const result = await new AxeBuilder({ page })
      .exclude('iframe[sandbox]')
      .withTags(rules)
      .analyze();
    checked += 1;
    for (const violation of result.violations) {
      violations += 1;
      process.stdout.write(`${state.name} ${scheme}: ${violation.id}: ${violation.help}\n`);
      for (const node of violation.nodes.slice(0, 4)) {
        process.stdout.write(`    ${node.html.slice(0, 160)}\n    ${node.any[0]?.message ?? ''}\n`);
      }
    }
    await page.context().close();
  }
}
await browser.close();
await desk.close();
process.stdout.write(`${checked} states, ${violations} violations\n`);
process.exitCode = violations === 0 ? 0 : 1;
