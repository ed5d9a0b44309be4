import { ExponentialBackoff, handleWhen, retry } from 'cockatiel';

/** serialization_failure and deadlock_detected: PostgreSQL rolled the transaction back and asks to try again. */
const CONFLICTS = ['40001', '40P01'];

const policy = retry(
  handleWhen((error) => CONFLICTS.includes((error as { code?: string }).code ?? '')),
  { maxAttempts: 5, backoff: new ExponentialBackoff({ initialDelay: 20 }) },
);

/** Runs a whole transaction again where another one got in its way. */
export function retryConflicts<T>(transaction: () => Promise<T>): Promise<T> {
  return policy.execute(transaction);
}
