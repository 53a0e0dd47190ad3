import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface MainArguments {
  data: string | null;
  /** Exports go there without a dialog: for unattended computers and tests. */
  exports: string | null;
  demo: boolean;
}

/** What concerns Muster in a command line that Electron and Chromium have their own arguments in. Paths become absolute. */
export function readMainArguments(argv: readonly string[]): MainArguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      data: { type: 'string' },
      exports: { type: 'string' },
      demo: { type: 'boolean' },
    },
    strict: false,
  });
  return {
    data: typeof values.data === 'string' ? resolve(values.data) : null,
    exports: typeof values.exports === 'string' ? resolve(values.exports) : null,
    demo: values.demo === true,
  };
}
