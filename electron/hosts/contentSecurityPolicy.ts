import { createHash, randomBytes } from 'node:crypto';

/** Fresh for every page load: Mantine marks the style elements it makes at run time with it. */
export function createStyleNonce(): string {
  return randomBytes(18).toString('base64url');
}

/**
 * The policy of Muster's only page. `connect` lists what the page may open connections to: nothing in Electron,
 * where calls go over IPC, and its own WebSocket in the browser shell.
 */
export function contentSecurityPolicy(styleNonce: string, connect: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${styleNonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    `connect-src ${connect.length === 0 ? "'none'" : connect.join(' ')}`,
    // Pages to be printed are looked at in a frame.
    "frame-src 'self'",
    // Without it, workers would fall back to script-src.
    "worker-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const styleElement = /<style>([\s\S]*?)<\/style>/;

/** The policy of a page of paper, for a frame of ours: its one style element and nothing else, no script least of all. */
export function paperSecurityPolicy(html: string): string {
  const styles = styleElement.exec(html)?.[1] ?? '';
  const hash = createHash('sha256').update(styles).digest('base64');
  return [
    "default-src 'none'",
    `style-src 'sha256-${hash}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    // Printing a frame counts as a modal dialog, and our page has to reach into it to ask for that.
    'sandbox allow-same-origin allow-modals',
  ].join('; ');
}

/** On every response of either host; a page replaces the policy by one with its nonce. */
export const securityHeaders = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy':
    'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=(), display-capture=()',
} as const;
