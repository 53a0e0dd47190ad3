import { limits } from '#shared/domain/limits.ts';
import { MusterError } from '#shared/ipc/errors.ts';

export function fileTooLarge(): MusterError {
  const limit = limits.importBytes;
  const megabytes = Math.round(limit / 1024 / 1024);
  return new MusterError(
    'limitExceeded',
    `This file is larger than ${megabytes} MB, which is as much as Muster takes in.`,
    { kind: 'importBytes', limit },
  );
}
