/** What a page reaches the shim by; a symbol, so that it is not among the names of the page's globals. */
export const shimKey = "globalThis[Symbol.for('muster.test')]";

/**
 * A script that runs a built preload in a page before anything of the page does: as Electron would, with `require`
 * giving nothing but `electron`, and with what it exposes made unchangeable.
 */
export function preloadShim(preloadSource: string, origin: string, bindingName: string): string {
  return `(() => {
  if (location.origin !== ${JSON.stringify(origin)} || globalThis !== globalThis.top) return;
  const invoke = globalThis.${bindingName};
  delete globalThis.${bindingName};
  const listeners = new Map();
  const exposed = [];
  const required = [];
  const problems = [];
  document.addEventListener('securitypolicyviolation', (violation) => {
    problems.push(violation.violatedDirective + ' ' + violation.blockedURI);
  });
  const ipcRenderer = {
    invoke: (channel, ...args) => invoke(channel, args),
    on: (channel, listener) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    },
    off: (channel, listener) => {
      listeners.set(channel, (listeners.get(channel) ?? []).filter((known) => known !== listener));
    },
  };
  const freeze = (value) => {
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(freeze);
    return Object.freeze(value);
  };
  const contextBridge = {
    exposeInMainWorld(name, api) {
      exposed.push(name);
      Object.defineProperty(globalThis, name, { value: freeze(api), enumerable: true });
    },
  };
  const require = (name) => {
    required.push(name);
    if (name !== 'electron') throw new Error('module not found: ' + name);
    return { contextBridge, ipcRenderer };
  };
  const namesBefore = new Set(Object.getOwnPropertyNames(globalThis));
  ((require, module, exports) => {
${preloadSource}
  })(require, { exports: {} }, {});
  const added = Object.getOwnPropertyNames(globalThis).filter((name) => !namesBefore.has(name));
  Object.defineProperty(globalThis, Symbol.for('muster.test'), {
    value: {
      exposed,
      required,
      problems,
      added,
      emit(channel, message) {
        for (const listener of listeners.get(channel) ?? []) listener({ sender: 'electron' }, message);
      },
    },
  });
})();`;
}
