/**
 * Error codes that mean a lost or refused connection: SQLSTATE class 08, an idle-in-transaction timeout, a server that is
 * shutting down, starting, has crashed, has no connections left or has become a replica, and socket errors.
 */
const CODES =
  /^(08...|25006|25P03|53300|55000|57P01|57P02|57P03|57P05|ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|ENOTFOUND|EAI_AGAIN)$/;

/** Messages of errors that pg and TypeORM throw without a code. */
const MESSAGES =
  /connection (terminated|ended|closed)|timeout exceeded when|timeout expired|query runner.* already released|is not established|is not queryable/i;

/**
 * Messages of a Citus coordinator that lost a worker node during a transaction, some of them from libpq; they have the
 * code of internal errors.
 */
const LOST_NODES =
  /^(failure on connection marked as essential|could not commit transaction for shard|could not connect to any active placements|failed to prepare transaction|server closed the connection unexpectedly|could not (receive data from|send data to) server|no connection to the server|connection not open|SSL SYSCALL error)/;

/** Whether the error means that the database was unreachable or the connection was lost, which may pass by itself. */
export function isConnectionFault(error: unknown): boolean {
  const { code, message, syscall } = (error ?? {}) as {
    code?: unknown;
    message?: unknown;
    syscall?: unknown;
  };
  // The socket of a server on this machine is gone (ENOENT) while the server restarts.
  return (
    syscall === 'connect' ||
    CODES.test(String(code)) ||
    MESSAGES.test(String(message)) ||
    LOST_NODES.test(String(message))
  );
}
