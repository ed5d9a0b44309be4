import { z } from 'zod';

/** Longer than any error: a real page need not be parsed twice. */
const LONGEST = 4096;

const status = z.object({ error_code: z.int() });
const errorBody = z.union([z.object({ status }), z.object({ error: z.object({ status }) })]);

/** CoinGecko's own codes for a key that is missing, of too small a plan, or used at the wrong host. */
const KEY_CODES = [10002, 10005, 10010, 10011];

/**
 * The HTTP status that an error body means which came with status 200: CoinGecko sends its 429 so. Undefined where the
 * body is no error.
 */
export function statusInBody(body: Buffer): number | undefined {
  if (body.length > LONGEST) return undefined;
  const text = body.toString('utf8').trim();
  if (text === 'Throttled') return 429;
  const parsed = errorBody.safeParse(json(text));
  if (!parsed.success) return undefined;
  const { error_code } = 'status' in parsed.data ? parsed.data.status : parsed.data.error.status;
  return KEY_CODES.includes(error_code) ? 401 : error_code;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
