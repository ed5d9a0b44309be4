import { LimitedClient } from '../database/connection.js';
import { RepeatedStatements } from '../database/repeated-statements.js';

/**
 * The connections of one queue. They prepare what pg-boss sends again and again: planning its search for the next job
 * takes three times as long as the search.
 */
export function queueClient(): typeof LimitedClient {
  const repeated = new RepeatedStatements();
  return class QueueClient extends LimitedClient {
    /** Several statements in one text, which have no values, cannot be prepared. */
    protected override nameOf(text: string, [values]: readonly unknown[]): string | undefined {
      return Array.isArray(values) && values.length ? repeated.nameOf(text) : undefined;
    }
  };
}
