import { limits } from '#shared/domain/limits.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { Handlers } from '../dispatcher.ts';

export const pastingHandlers: Handlers<'people.match'> = {
  'people.match': ({ text, forGroupId }, context) => {
    const { people, hasHeading } = context.parsePasted(text);
    if (people.length > limits.pastedLines) {
      throw new MusterError(
        'limitExceeded',
        `These are ${people.length} lines; ${limits.pastedLines} can be looked up at once. Paste them in parts.`,
        { kind: 'pastedLines', limit: limits.pastedLines, actual: people.length },
      );
    }
    const { store } = context.current();
    return { rows: store.matchPeople({ lines: people, forGroupId }), hasHeading };
  },
};
