/**
 * SQLSTATE class 08, a transaction that was idle for too long, a server that stops, crashed, starts or takes no connections,
 * and the faults of a socket.
 */
const CODES =
  /^(08...|25P03|55000|57P01|57P02|57P03|57P05|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/;

/** What pg and TypeORM say without a code. */
const MESSAGES =
  /connection (terminated|ended|closed)|timeout exceeded when|query runner.* already released|is not established|is not queryable/i;

/** Whether the database could not be reached, or was lost: it may answer again by itself. */
export function isConnectionFault(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return CODES.test(String(code)) || MESSAGES.test(String(message));
}
