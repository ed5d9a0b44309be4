/**
 * SQLSTATE class 08, an idle transaction timeout, a server that shuts down, crashes, starts or accepts no connections,
 * and socket errors.
 */
const CODES =
  /^(08...|25P03|55000|57P01|57P02|57P03|57P05|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/;

/** Messages of errors that pg and TypeORM throw without a code. */
const MESSAGES =
  /connection (terminated|ended|closed)|timeout exceeded when|query runner.* already released|is not established|is not queryable/i;

/** Whether the database was unreachable or the connection lost: it may recover by itself. */
export function isConnectionFault(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return CODES.test(String(code)) || MESSAGES.test(String(message));
}
