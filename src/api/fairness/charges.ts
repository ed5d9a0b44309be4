import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../../config/config.js';
import { CallerResolver } from '../access/caller-resolver.js';
import { type Balance, BUDGETS, type Budgets } from './budgets.js';

interface Charge extends Balance {
  /** Units that the request costs, at most the whole budget. */
  cost: number;
}

/** Charges each request to its client's budget once, and reports the remaining units in the reply's headers. */
@Injectable()
export class Charges {
  private readonly charged = new WeakMap<FastifyRequest, Promise<Charge>>();
  private readonly limit: number;

  constructor(
    @Inject(CONFIG) { RATE_LIMIT }: Config,
    private readonly callers: CallerResolver,
    @Inject(BUDGETS) private readonly budgets: Budgets,
  ) {
    this.limit = RATE_LIMIT;
  }

  /** Charges a request; null if RATE_LIMIT is 0, which means no limit. */
  async of(request: FastifyRequest, reply: FastifyReply, units: number): Promise<Charge | null> {
    if (!this.limit) return null;
    let charge = this.charged.get(request);
    if (!charge) this.charged.set(request, (charge = this.spend(request, reply, units)));
    return charge;
  }

  private async spend(request: FastifyRequest, reply: FastifyReply, units: number): Promise<Charge> {
    const client = await this.callers.clientOf(request);
    const cost = Math.min(units, this.limit);
    const balance = await this.budgets.spend(client, cost, this.limit);
    report(reply, cost, this.limit, balance);
    return { ...balance, cost };
  }
}

/**
 * Reports the balance in the three legacy headers, and in those of
 * https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers.
 */
function report(reply: FastifyReply, cost: number, limit: number, { left, resetSeconds }: Balance): void {
  void reply
    .header('RateLimit-Cost', cost)
    .header('RateLimit-Limit', limit)
    .header('RateLimit-Remaining', left)
    .header('RateLimit-Reset', resetSeconds)
    .header('RateLimit-Policy', `"default";q=${limit};w=60`)
    .header('RateLimit', `"default";r=${left};t=${resetSeconds}`);
}
