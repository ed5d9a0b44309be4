import { parseJson } from '../../domain/json.js';
import type { Ccxt } from './ccxt.js';
import { classesOf } from './error-classes.js';

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

/** HTTP statuses by the text of errors that ccxt does not recognise, such as Bitstamp's code 400.002. */
const STATUSES_BY_TEXT: readonly (readonly [RegExp, number])[] = [
  [/too[ _-]?many|rate[ _-]?limit|too frequent|\bbanned\b/i, 429],
  [
    /mainten|temporarily|unavailable|overload|\bbusy\b|(?:internal|serv(?:er|ice)|sys(?:tem)?)[ _-]error/i,
    503,
  ],
];

/**
 * The HTTP status implied by a reply: some exchanges send errors with status 200, and Binance's ban is 418. Undefined if
 * the body contains no error.
 */
export function statusInReply(exchange: Ccxt, body: Buffer, status: number): number | undefined {
  if (status === 418) return 429;
  const text = body.length > MAX_ERROR_BYTES ? '' : body.toString('utf8').trim();
  const json = text.startsWith('{') ? parsed(text) : undefined;
  if (json === undefined) return undefined;
  try {
    exchange.handleErrors(200, 'OK', '', 'GET', {}, text, json, {}, undefined);
    return undefined;
  } catch (error) {
    const classes = classesOf(error);
    if (!classes.includes('BaseError')) return undefined;
    const known = classes.map((name) => STATUSES[name]).find((one) => one !== undefined);
    if (known !== undefined) return known;
    if (status >= 300 && status !== 400)
      // No key is sent, so a key cannot be the problem.
      return [401, 402, 403].includes(status) ? 400 : status;
    return STATUSES_BY_TEXT.find(([pattern]) => pattern.test(text))?.[1] ?? 400;
  }
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
