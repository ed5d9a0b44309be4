import { ExponentialBackoff, handleWhen, retry, wrap } from 'cockatiel';

/** serialization_failure and deadlock_detected: PostgreSQL rolled the transaction back and asks to try again. */
const CONFLICTS = ['40001', '40P01'];
/** lock_not_available, once lock_timeout has passed: rolled back as well. Whoever holds the lock is cut off before long. */
const LOCK_TIMEOUT = ['55P03'];

const isOneOf = (codes: readonly string[]) =>
  handleWhen((error) => codes.includes((error as { code?: string }).code ?? ''));
const backoff = new ExponentialBackoff({ initialDelay: 20 });
const policy = wrap(
  retry(isOneOf(LOCK_TIMEOUT), { maxAttempts: 2, backoff }),
  retry(isOneOf(CONFLICTS), { maxAttempts: 5, backoff }),
);

/**
 * Runs a whole transaction again where another one got in its way. Never after a lost connection: it may have committed
 * without telling.
 */
export function retryConflicts<T>(transaction: () => Promise<T>): Promise<T> {
  return policy.execute(transaction);
}
