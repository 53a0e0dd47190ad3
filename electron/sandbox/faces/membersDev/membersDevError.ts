import { STATUS_CODES } from 'node:http';
import type { JsonValue } from '../../dataset/records.ts';

/** One thing that is wrong with a request, as pydantic tells it. */
export interface Complaint {
  readonly type: string;
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  /** The value that is wrong; for a field that is missing, what it is missing from. */
  readonly input: JsonValue;
  readonly ctx?: Readonly<Record<string, JsonValue>>;
}

/** A request refused: `detail` is a sentence, or the list of what is wrong with it. */
export class MembersDevError extends Error {
  readonly status: number;
  readonly detail: string | readonly Complaint[];

  constructor(status: number, detail: string | readonly Complaint[]) {
    super(typeof detail === 'string' ? detail : detail.map(({ msg }) => msg).join(', '));
    this.name = 'MembersDevError';
    this.status = status;
    this.detail = detail;
  }
}

/** 422 with everything that is wrong. */
export function validationFailed(complaints: readonly Complaint[]): MembersDevError {
  return new MembersDevError(422, complaints);
}

/** What an answer says that is given for its status alone. */
export function errorOfStatus(status: number): MembersDevError {
  // A validation error has a list always, and a status alone knows of nothing to put into it.
  if (status === 422) return validationFailed([]);
  const phrase = status === 401 ? 'Not authenticated' : STATUS_CODES[status];
  return new MembersDevError(status, phrase ?? 'Unknown error');
}
