import type { Pass } from './boundaries.ts';

/** The network stack of the app, dying before a request is sent, after its answer came and after its body was read. */
export function createCrashingFetch(pass: Pass, beforeSend: () => void): typeof fetch {
  return async (input, init) => {
    beforeSend();
    const method = input instanceof Request ? input.method : (init?.method ?? 'GET');
    const what = method === 'GET' ? 'read' : 'write';
    pass(`before ${what} request`);
    const response = await fetch(input, init);
    pass(`after ${what} answer`);
    const body = await response.arrayBuffer();
    pass(`after ${what} body`);
    const { status, statusText, headers } = response;
    return new Response(body, { status, statusText, headers });
  };
}
