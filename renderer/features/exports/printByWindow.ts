const frameId = 'muster-print';

/**
 * Lets this window print a page of the host: in a frame nobody sees, which stays until the next one, because the dialog
 * of the system reads it after this has ended.
 */
export function printByWindow(path: string): void {
  document.getElementById(frameId)?.remove();
  const frame = document.createElement('iframe');
  frame.id = frameId;
  frame.title = 'Pages being printed';
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  frame.setAttribute('sandbox', 'allow-same-origin allow-modals');
  Object.assign(frame.style, {
    position: 'fixed',
    inset: '0 auto auto 0',
    width: '1px',
    height: '1px',
    border: '0',
    opacity: '0',
    pointerEvents: 'none',
  });
  frame.addEventListener('load', () => frame.contentWindow?.print());
  frame.src = path;
  document.body.append(frame);
}
