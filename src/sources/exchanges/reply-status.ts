import { parseJson } from '../../domain/json.js';
import type { Ccxt } from './ccxt.js';

/** Longer than any error, so that pages of data are not parsed twice. */
const MAX_ERROR_BYTES = 4096;

/** HTTP statuses for ccxt's errors, by class name; they apply to derived classes, too. */
const STATUSES: Readonly<Record<string, number>> = {
  DDoSProtection: 429,
  RateLimitExceeded: 429,
  OnMaintenance: 503,
  ExchangeNotAvailable: 503,
  NetworkError: 503,
};

/**
 * The HTTP status implied by a reply: some exchanges send errors with status 200, and Binance's ban is 418. Undefined if
 * the body contains no error.
 */
export function statusInReply(exchange: Ccxt, body: Buffer, status: number): number | undefined {
  if (status === 418) return 429;
  if (body.length > MAX_ERROR_BYTES || body[0] !== 0x7b) return undefined;
  const text = body.toString('utf8');
  let json: unknown;
  try {
    json = parseJson(text);
  } catch {
    return undefined;
  }
  try {
    exchange.handleErrors(200, 'OK', '', 'GET', {}, text, json, {}, undefined);
    return undefined;
  } catch (error) {
    // No key is sent, so a key cannot be the problem.
    return statusOf(error) ?? (status >= 400 && ![401, 402, 403].includes(status) ? status : 400);
  }
}

function statusOf(error: unknown): number | undefined {
  for (
    let type = Object.getPrototypeOf(error) as object | null;
    type;
    type = Object.getPrototypeOf(type) as object | null
  ) {
    const status = STATUSES[type.constructor.name];
    if (status !== undefined) return status;
  }
  return undefined;
}
