import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { uptime } from '../../domain/clock.js';
import { isOverloadRefusal } from './overload-refusals.js';

/** Number of refusals per minute and address that are sent without delay. */
const MAX_IMMEDIATE = 3;
const PAUSE_MS = 1000;
const MINUTE_MS = 60_000;
const MAX_ADDRESSES = 100_000;

/**
 * Delays refusals to clients that repeat refused requests as fast as they can. Each refusal costs as much as a small
 * reply, so hundreds of such clients would keep all others waiting.
 */
export function delayRefusals(
  server: FastifyInstance,
  pause: () => Promise<unknown> = () => sleep(PAUSE_MS),
): void {
  const refusals = new Map<string, number>();
  let endsAt = 0;
  server.addHook('onSend', async ({ ip }, { raw, statusCode }) => {
    if (statusCode !== 429 && !isOverloadRefusal(raw)) return;
    if (uptime() > endsAt || refusals.size === MAX_ADDRESSES) {
      refusals.clear();
      endsAt = uptime() + MINUTE_MS;
    }
    const count = (refusals.get(ip) ?? 0) + 1;
    refusals.set(ip, count);
    if (count > MAX_IMMEDIATE) await pause();
  });
}
