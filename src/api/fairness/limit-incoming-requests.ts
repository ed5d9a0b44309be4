import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { clientAddress } from '../access/client-address.js';
import { sendProblem } from '../problem.js';
import { FairTurns } from './fair-turns.js';
import { MemoryBudgets } from './memory-budgets.js';
import { markOverloadRefusal, isOverloadRefusal } from './overload-refusals.js';

/** Units of use counted for a refused request, so that clients that repeat refused requests come last. */
const REFUSAL_UNITS = 20;
/** Maximum number of waiting requests per address. */
const MAX_WAITING = 100;
const WAITING_RETRY_SECONDS = 1;

/**
 * Limits requests before their routes run. Requests begin in an order that is fair to all addresses, and are refused if
 * too many from the same address are waiting. Preflight requests and requests for unknown paths never reach a route and
 * its budget, so they have a budget here.
 */
export function limitIncomingRequests(server: FastifyInstance, rateLimit: number): void {
  const turns = new FairTurns();
  const routeless = new MemoryBudgets();
  server.addHook('onRequest', (request, reply, done) => {
    const address = clientAddress(request);
    if (turns.waitingOf(address) >= MAX_WAITING)
      return refuse(request, reply, WAITING_RETRY_SECONDS, {
        code: 'too_many_at_once',
        detail: `Your address has ${MAX_WAITING} requests waiting, the maximum per address. Wait for their replies.`,
      });
    turns.take(address, done);
  });
  server.addHook('onSend', (request, reply, payload, done) => {
    const isRefused = reply.statusCode === 429 || isOverloadRefusal(reply.raw);
    const cost = Number(reply.getHeader('ratelimit-cost') ?? 1);
    turns.charge(clientAddress(request), isRefused ? REFUSAL_UNITS : cost - 1);
    done(null, payload);
  });
  if (!rateLimit) return;
  server.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'OPTIONS' && !request.is404) return;
    const { refused, resetSeconds } = await routeless.spend(clientAddress(request), 1, rateLimit);
    if (!refused) return;
    refuse(request, reply, resetSeconds, {
      code: 'rate_limited',
      detail: `Your address sent more than ${rateLimit} preflights and requests for unknown addresses in a minute. Try again after the seconds in Retry-After.`,
    });
    return reply;
  });
}

function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  retryAfter: number,
  { code, detail }: { code: 'too_many_at_once' | 'rate_limited'; detail: string },
): void {
  markOverloadRefusal(reply.raw);
  void reply.header('retry-after', retryAfter);
  sendProblem(reply, request, 429, detail, { code, retry_after: retryAfter });
}
