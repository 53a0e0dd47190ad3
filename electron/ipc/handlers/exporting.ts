import type { Handlers } from '../dispatcher.ts';

export const exportHandlers: Handlers<
  | 'exports.formats'
  | 'exports.preview'
  | 'exports.chooseTarget'
  | 'exports.run'
  | 'exports.cancel'
  | 'exports.show'
> = {
  'exports.formats': (_params, context) => context.exports.formats(),
  'exports.preview': (params, context) => context.exports.preview(context.current(), params),
  'exports.chooseTarget': (params, context) => context.exports.chooseTarget(params),
  'exports.run': (params, context) => ({ jobId: context.exports.run(context.current(), params) }),
  'exports.cancel': ({ jobId }, context) => {
    context.exports.cancel(jobId);
    return {};
  },
  'exports.show': ({ target }, context) => context.exports.show(target),
};
