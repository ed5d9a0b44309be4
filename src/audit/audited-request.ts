import { AsyncLocalStorage } from 'node:async_hooks';

/** An action as routes declare it: its name, and the object that it is about, such as `runs/:id`. */
export interface Audited {
  action: string;
  subject: string;
}

/** A request that may change something, and what the audit log says of it. */
export interface AuditedRequest {
  id: string;
  method: string;
  /** The pattern of its URL, such as `/runs/:id/cancel`. */
  route: string;
  address: string;
  /** Of the key that was sent, valid or not. */
  keyPrefix: string | null;
  via: 'key' | 'session' | null;
  /** Null for routes that change nothing. */
  about: Audited | null;
  /** Ids of the entries that were recorded in transactions of the request. */
  entries: string[];
  /** Set by dry runs. */
  changedNothing: boolean;
}

const requests = new AsyncLocalStorage<AuditedRequest>();

/** Attributes what `act` records, now or later, to the request. */
export function inRequest(request: AuditedRequest, act: () => void): void {
  requests.run(request, act);
}

export function currentRequest(): AuditedRequest | undefined {
  return requests.getStore();
}

/** Called by dry runs, so that nothing is recorded. */
export function changedNothing(): void {
  const request = currentRequest();
  if (request) request.changedNothing = true;
}
