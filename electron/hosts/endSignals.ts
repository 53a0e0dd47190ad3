const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Calls back once, on the first signal that asks this process to end. Whoever asks twice wants it now. */
export function onEndSignal(end: () => void): void {
  let isEnding = false;
  for (const signal of endSignals) {
    process.on(signal, () => {
      if (isEnding) process.exit(130);
      isEnding = true;
      end();
    });
  }
}
