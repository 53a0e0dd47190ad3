import type { ErrorCode } from '#shared/ipc/errors.ts';

/** What a host says with each code, for looking at. */
export const failureSentences: Readonly<Record<ErrorCode, string>> = {
  invalidRequest: 'Muster asked for something that cannot be.',
  unknownMethod: 'Muster asked for something it does not know.',
  notAllowed: 'This is not allowed here.',
  payloadTooLarge: 'This is more than fits into one message.',
  noWorkspace: 'No workspace is open.',
  notFound: 'This is no longer here.',
  duplicateName: 'Another group has this name already. Choose another one.',
  limitExceeded: 'The provider allows 100 people in a group; this would make 104.',
  notSupported: 'The provider has no such feature.',
  signInFailed: 'The server refused these credentials. Check the key and the secret.',
  permissionDenied: 'The server does not let you do this.',
  unreachable: 'No answer from this address. Check it, and whether you are online.',
  unexpectedReply: 'The server at this address does not answer like Stream.',
  rateLimited: 'The server asks Muster to wait a little.',
  serverRefused: 'The server refused this.',
  conflict: 'Changes in this workspace were not sent yet.',
  cannotUndo: 'Two of these people were changed again later, so this can no longer be undone.',
  cancelled: 'The export was cancelled.',
  diskFull: 'The disk is full. Nothing was lost; make room and try again.',
  fileDenied: 'The file cannot be written here: it may be open in another program.',
  storeCorrupt: 'The data file is damaged. It was left as it is.',
  storeTooNew: 'The data file was written by a newer Muster. It was left as it is.',
  alreadyRunning: 'Muster is running already with this data folder.',
  internal: 'Something went wrong inside Muster.',
};
