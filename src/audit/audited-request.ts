import { AsyncLocalStorage } from 'node:async_hooks';

/** An action as declared by a route: its name, and what it changes, such as `runs/:id`. */
export interface Audited {
  action: string;
  subject: string;
}

/** A request that may change something, with what the audit log records about it. */
export interface AuditedRequest {
  id: string;
  method: string;
  /** The route template, such as `/runs/:id/cancel`. */
  route: string;
  address: string;
  /** Prefix of the key sent with the request, whether the key is valid or not. */
  keyPrefix: string | null;
  via: 'key' | 'session' | null;
  /** The action declared by the route; null if the route changes nothing. */
  about: Audited | null;
  /** Ids of the audit log entries that the request's transactions have recorded. */
  entries: string[];
  /** True after a dry run, so that the request is not recorded. */
  changedNothing: boolean;
}

const requests = new AsyncLocalStorage<AuditedRequest>();

/** Attributes all audit log entries that `act` records to the request, including entries recorded asynchronously. */
export function inRequest(request: AuditedRequest, act: () => void): void {
  requests.run(request, act);
}

export function currentRequest(): AuditedRequest | undefined {
  return requests.getStore();
}

/** Marks the current request as a dry run, so that it is not recorded. */
export function changedNothing(): void {
  const request = currentRequest();
  if (request) request.changedNothing = true;
}
