import type { Handlers } from '../dispatcher.ts';

export const exportHandlers: Handlers<
  | 'exports.formats'
  | 'exports.preview'
  | 'exports.text'
  | 'exports.chooseTarget'
  | 'exports.run'
  | 'exports.cancel'
  | 'exports.show'
  | 'exportTemplates.list'
  | 'exportTemplates.save'
  | 'exportTemplates.delete'
> = {
  'exports.formats': (params, context) => context.exports.formats(context.current(), params),
  'exports.preview': (params, context) => context.exports.preview(context.current(), params),
  'exports.text': (params, context) => context.exports.text(context.current(), params),
  'exports.chooseTarget': (params, context) => context.exports.chooseTarget(params),
  'exports.run': async (params, context) => ({
    jobId: await context.exports.run(context.current(), params),
  }),
  'exports.cancel': ({ jobId }, context) => {
    context.exports.cancel(jobId);
    return {};
  },
  'exports.show': ({ target }, context) => context.exports.show(target),

  'exportTemplates.list': (_params, context) => ({
    templates: context.current().store.listTemplates(),
  }),
  'exportTemplates.save': (params, context) => context.current().store.saveTemplate(params),
  'exportTemplates.delete': ({ id }, context) => {
    context.current().store.deleteTemplate(id);
    return {};
  },
};
