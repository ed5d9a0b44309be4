/**
 * SQLSTATEs with which PostgreSQL refuses a row because of its data, so a retry would not help: the same row twice in a
 * statement (21), values that a type cannot hold (22), a value that must not be null (23502), a key that is taken
 * (23505), a check (23514), and data too large for an index, a statement or the stack (54). A missing referenced row
 * (23503), connections, resources, locks and conflicts are not caused by the row.
 * https://www.postgresql.org/docs/18/errcodes-appendix.html
 */
const DATA_FAULTS = /^(21000|22...|23502|23505|23514|54...)$/;

const MAX_MESSAGE = 500;

/** Whether the database rejects the data itself. */
export function isDataFault(error: unknown): boolean {
  return error instanceof Error && DATA_FAULTS.test(String((error as { code?: unknown }).code));
}

/** The database's message with its SQLSTATE, shortened to fit into a message. */
export function dataFaultMessage(error: unknown): string {
  const { message, code } = error as { message: string; code?: string };
  const words = message.length > MAX_MESSAGE ? `${message.slice(0, MAX_MESSAGE)}…` : message;
  return (code ? `${words} (SQLSTATE ${code})` : words).toWellFormed();
}
