import { z } from 'zod';

/** Larger than any error, so that pages of data are not parsed twice. */
const MAX_ERROR_BYTES = 4096;

const coded = z.object({ error_code: z.int() });
const errorBody = z.union([
  // Errors about keys have their code beside the status, which contains only the message.
  coded,
  z.object({ status: coded }).transform(({ status }) => status),
  z.object({ error: z.object({ status: coded }) }).transform(({ error }) => error.status),
]);

/** CoinGecko's error codes for a missing key, a key for too small a plan, and a key sent to the wrong host. */
const KEY_CODES = [10002, 10005, 10010, 10011];

/**
 * The HTTP status that an error in the body implies: CoinGecko sends some 429 errors with status 200, and 400 for a key at
 * the wrong host. Undefined if the body contains no error.
 */
export function statusInBody(body: Buffer): number | undefined {
  if (body.length > MAX_ERROR_BYTES) return undefined;
  const text = body.toString('utf8').trim();
  if (text === 'Throttled') return 429;
  const parsed = errorBody.safeParse(json(text));
  if (!parsed.success) return undefined;
  const { error_code } = parsed.data;
  if (KEY_CODES.includes(error_code)) return 401;
  return error_code >= 400 && error_code < 600 ? error_code : undefined;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
