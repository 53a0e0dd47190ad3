import { createFakeBridge } from '../fakeBridge.ts';
import { plainScenario, scenarios } from './scenario.ts';

// `?scenario=offline&scheme=dark&latency=500` chooses what is looked at.
const query = new URLSearchParams(globalThis.location.search);
const scenario = { ...plainScenario, ...scenarios[query.get('scenario') ?? 'demo'] };
const scheme = query.get('scheme');
const latency = query.get('latency');

Object.assign(globalThis, {
  muster: createFakeBridge({
    ...scenario,
    ...(latency === null ? {} : { latencyMs: Number(latency) }),
    settings: {
      ...scenario.settings,
      colorScheme: scheme === 'dark' || scheme === 'auto' ? scheme : 'light',
    },
  }),
});
