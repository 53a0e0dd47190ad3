import type { Handlers } from '../dispatcher.ts';

export const printHandlers: Handlers<'exports.page' | 'exports.print'> = {
  'exports.page': (params, context) => context.pages.prepare(context.current(), params),
  'exports.print': (params, context) => context.pages.print(context.current(), params),
};
