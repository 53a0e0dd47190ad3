import type { RemoteResult } from '#electron/sync/ports/remote.ts';
import { failed } from '../answerBody.ts';
import { refused } from '../errors.ts';

/** What the vendor knows nothing of is refused here; the capability table says so beforehand. */
export function notSupported(): RemoteResult<never> {
  return failed(refused(400, { message: null, code: 'notSupported' }, null, (text) => text));
}
