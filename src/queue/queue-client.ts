import { LimitedClient } from '../database/connection.js';
import { RepeatedStatements } from '../database/repeated-statements.js';

/**
 * The class of connections for a queue. They prepare statements that pg-boss sends repeatedly, because planning its query for
 * the next job takes three times as long as executing it.
 */
export function queueClient(): typeof LimitedClient {
  const repeated = new RepeatedStatements();
  return class QueueClient extends LimitedClient {
    /** A text with several statements, which has no values, cannot be prepared. */
    protected override nameOf(text: string, [values]: readonly unknown[]): string | undefined {
      return Array.isArray(values) && values.length ? repeated.nameOf(text) : undefined;
    }
  };
}
