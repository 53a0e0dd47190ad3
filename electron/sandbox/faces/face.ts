import type { JsonValue } from '../dataset/records.ts';

/** An answer that is given without asking the dataset: a fault, or a body past the size limit. */
export interface Refusal {
  readonly status: number;
  readonly retryAfterSeconds?: number | undefined;
  /** Sent instead of the vendor's error body: text as HTML, anything else as JSON. */
  readonly body?: JsonValue | undefined;
}

/** One vendor's dialect over the shared dataset. */
export interface Face {
  /** Whether requests to this path are this vendor's. */
  owns(path: string): boolean;
  /** The route a request belongs to, as it is counted: `GET /usergroups/{id}`. */
  routeOf(method: string, path: string): string;
  /** Answers in full; never throws for anything a client can send. */
  answer(request: Request): Promise<Response>;
  /** Answers with an error in the vendor's words and with its usual headers. */
  refuse(request: Request, refusal: Refusal): Response;
}
