import { methodNames } from '#shared/ipc/channels.ts';
import { payloadLimitBytes } from '../payloadLimit.ts';
import { createSocketBridge } from './socketBridge.ts';

export const bridgePath = '/bridge.js';
export const socketPath = '/socket';

/**
 * The script that makes `window.muster` in a browser: the bridge's own source text with the names it needs. It is an
 * ordinary script at the top of the page, so it has run before the renderer's module starts.
 */
export function bridgeScript(): string {
  const options = `{
  methodNames: ${JSON.stringify(methodNames)},
  payloadLimitBytes: ${payloadLimitBytes},
  open: () => new WebSocket('ws://' + location.host + '${socketPath}'),
}`;
  return `'use strict';
Object.defineProperty(globalThis, 'muster', {
  enumerable: true,
  value: (${createSocketBridge.toString()})(${options}),
});
`;
}
