import { useRef, useState } from 'react';

/** What takes longer than this is said to be going on. */
const saidAfterMs = 300;

export interface Busy {
  /** What is going on, once it has taken so long that it has to be said. */
  words: string | null;
  /** Does it, unless something is going on already. */
  run: (words: string, act: () => Promise<unknown>) => void;
}

/** One thing at a time, told when it takes its time. The controls keep the focus: nothing is `disabled`. */
export function useBusy(): Busy {
  const isRunning = useRef(false);
  const [words, setWords] = useState<string | null>(null);
  return {
    words,
    run: (said, act) => {
      if (isRunning.current) return;
      isRunning.current = true;
      const timer = setTimeout(() => setWords(said), saidAfterMs);
      const end = () => {
        clearTimeout(timer);
        isRunning.current = false;
        setWords(null);
      };
      void act().then(end, end);
    },
  };
}
