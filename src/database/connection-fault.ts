/**
 * Error codes that mean a lost or refused connection: SQLSTATE class 08, an idle-in-transaction timeout, a server that is
 * shutting down, starting, has crashed or has no connections left, and socket errors.
 */
const CODES =
  /^(08...|25P03|55000|57P01|57P02|57P03|57P05|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/;

/** Messages of errors that pg and TypeORM throw without a code. */
const MESSAGES =
  /connection (terminated|ended|closed)|timeout exceeded when|query runner.* already released|is not established|is not queryable/i;

/** Whether the error means that the database was unreachable or the connection was lost, which may pass by itself. */
export function isConnectionFault(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return CODES.test(String(code)) || MESSAGES.test(String(message));
}
