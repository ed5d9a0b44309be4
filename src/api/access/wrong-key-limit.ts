import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { uptime } from '../../domain/clock.js';
import { CONFIG, type Config } from '../../config/config.js';
import { BUDGETS, type Budgets } from '../fairness/budgets.js';
import { OverloadedException } from '../fairness/overloaded.exception.js';
import { clientAddress } from './client-address.js';

/** Maximum number of blocked addresses to remember; beyond it, the oldest ones are forgotten. */
const REMEMBERED = 10_000;

/** Limits the number of wrong keys per minute and address, to slow down attempts to guess keys. */
@Injectable()
export class WrongKeyLimit {
  private readonly limit: number;
  /** When each blocked address may try again, in milliseconds of uptime. */
  private readonly blocked = new Map<string, number>();

  constructor(
    @Inject(CONFIG) { RATE_LIMIT_WRONG_KEYS }: Config,
    @Inject(BUDGETS) private readonly budgets: Budgets,
  ) {
    this.limit = RATE_LIMIT_WRONG_KEYS;
  }

  /** @throws Busy if there were too many wrong keys from this address */
  async count(request: FastifyRequest): Promise<void> {
    if (!this.limit) return;
    this.assertNotBlocked(request);
    const address = clientAddress(request);
    const { refused, resetSeconds } = await this.budgets.spend(`wrong-key ${address}`, 1, this.limit);
    if (!refused) return;
    this.blocked.delete(address);
    this.blocked.set(address, uptime() + resetSeconds * 1000);
    if (this.blocked.size > REMEMBERED) this.blocked.delete(this.blocked.keys().next().value!);
    this.assertNotBlocked(request);
  }

  /** @throws Busy if too many wrong keys came from this address: a correct key may then have been guessed */
  assertNotBlocked(request: FastifyRequest): void {
    const seconds = Math.ceil(((this.blocked.get(clientAddress(request)) ?? 0) - uptime()) / 1000);
    if (seconds <= 0) return;
    throw new OverloadedException(
      'rate_limited',
      `More than ${this.limit} wrong keys per minute came from this address. Try again after the seconds in Retry-After.`,
      seconds,
    );
  }
}
