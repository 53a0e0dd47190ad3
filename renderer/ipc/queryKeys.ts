import type { JobId } from '#shared/domain/ids.ts';
import type { MethodName, ParamsInput } from '#shared/ipc/contract.ts';

/** The key of a query: the method and its parameters. */
export function queryKey<Name extends MethodName>(
  method: Name,
  params: ParamsInput<Name>,
): readonly [Name, ParamsInput<Name>] {
  return [method, params];
}

/** The key of a list that is fetched page by page; the page itself is no part of it. */
export function pagesKey<Name extends MethodName>(
  method: Name,
  params: ParamsInput<Name>,
): readonly [Name, ParamsInput<Name>, 'pages'] {
  return [method, params, 'pages'];
}

/** The key under which a job's progress is kept. */
export function jobKey(jobId: JobId): readonly ['job', JobId] {
  return ['job', jobId];
}
