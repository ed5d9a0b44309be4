import { ExponentialBackoff, handleWhen, retry, wrap } from 'cockatiel';

/** serialization_failure and deadlock_detected: PostgreSQL rolled the transaction back and asks for a retry. */
const CONFLICTS = ['40001', '40P01'];
/** lock_not_available, after lock_timeout: the transaction was rolled back too. A stuck lock holder is soon terminated. */
const LOCK_TIMEOUT = ['55P03'];

const hasOneOf = (codes: readonly string[], error: unknown) =>
  codes.includes((error as { code?: string }).code ?? '');
const isOneOf = (codes: readonly string[]) => handleWhen((error) => hasOneOf(codes, error));
const backoff = new ExponentialBackoff({ initialDelay: 20 });
const policy = wrap(
  retry(isOneOf(LOCK_TIMEOUT), { maxAttempts: 2, backoff }),
  retry(isOneOf(CONFLICTS), { maxAttempts: 5, backoff }),
);

/** Whether the transaction was rolled back, and can be repeated. */
export function isConflict(error: unknown): boolean {
  return hasOneOf([...CONFLICTS, ...LOCK_TIMEOUT], error);
}

/**
 * Retries a whole transaction after a conflict with another one. It does not retry after a lost connection, because the
 * transaction may have been committed.
 */
export function retryConflicts<T>(transaction: () => Promise<T>): Promise<T> {
  return policy.execute(transaction);
}
