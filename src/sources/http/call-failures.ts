/** Transient error codes of Node. Unknown host names and invalid certificates are not transient. */
export const CONNECTION_FAULTS = [
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
];

/** A call without a usable reply, which a retry would not change. The message contains no part of the request. */
export class CallFailed extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** The upstream could not be reached, or its reply was incomplete. A retry may succeed. */
export class ConnectionFault extends CallFailed {}
