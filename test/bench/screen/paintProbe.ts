import type { Page } from '@playwright/test';

type InputType = 'keydown' | 'click';

declare global {
  interface Window {
    /** In the bench's page only. */
    musterProbe: {
      armed: Promise<number>;
      /** Times the next event of this type up to the moment when the selector finds something. */
      arm(type: InputType, selector: string): void;
    };
  }
}

/**
 * Times in the page itself, so that nothing of the driver is in them. From the input event's own `timeStamp` (when the
 * browser had the key or the click, before any script) to the frame that shows the result: a MutationObserver sees the
 * result in the document, the next animation frame draws it, and the one after begins when it has been drawn. So a time
 * is up to one frame too long, and never too short. Both ends are User Timing marks, and show in a recorded trace.
 */
export async function installProbe(page: Page): Promise<void> {
  await page.evaluate(() => {
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const probe: Window['musterProbe'] = {
      armed: Promise.resolve(0),
      arm(type, selector) {
        probe.armed = new Promise((resolve) => {
          const onEvent = (event: Event) => {
            performance.mark('muster-input', { startTime: event.timeStamp });
            const observer = new MutationObserver(look);
            const settings = { subtree: true, childList: true, attributes: true };
            observer.observe(document, settings);
            async function look() {
              if (document.querySelector(selector) === null) return;
              observer.disconnect();
              await nextFrame();
              await nextFrame();
              performance.mark('muster-painted');
              resolve(
                performance.measure('muster-shown', 'muster-input', 'muster-painted').duration,
              );
            }
          };
          window.addEventListener(type, onEvent, { capture: true, once: true });
        });
      },
    };
    window.musterProbe = probe;
  });
}

/** Milliseconds from the input that `act` causes to the first frame with `selector` in it. */
export async function timePaint(
  page: Page,
  type: InputType,
  selector: string,
  act: () => Promise<void>,
): Promise<number> {
  await page.evaluate(([type, selector]) => window.musterProbe.arm(type, selector), [
    type,
    selector,
  ] as const);
  await act();
  return page.evaluate(() => window.musterProbe.armed);
}
