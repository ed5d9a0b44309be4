import { PartitionError } from '../../domain/errors.js';

/** Codes of errors that may concern a single market, such as one that the exchange has just closed. */
const CODES = ['http_400', 'http_404', 'unexpected_reply'];

/** Whether other markets may be readable although one is not. */
export function isOfOneMarket(error: unknown): error is PartitionError {
  return error instanceof PartitionError && CODES.includes(error.code);
}
