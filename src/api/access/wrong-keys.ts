import { Inject, Injectable } from '@nestjs/common';
import { InjectThrottlerStorage, ThrottlerException, type ThrottlerStorage } from '@nestjs/throttler';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { uptime } from '../../domain/clock.js';
import { CONFIG, type Config } from '../../config/config.js';
import { clientAddress } from './client-address.js';

const MINUTE_MS = 60_000;
/** Addresses beyond that are forgotten, the oldest first. */
const REMEMBERED = 10_000;

/** Slows down who tries keys: so many wrong ones a minute and address. */
@Injectable()
export class WrongKeys {
  private readonly limit: number;
  /** When an address may try again, in milliseconds. */
  private readonly blocked = new Map<string, number>();

  constructor(
    @Inject(CONFIG) { RATE_LIMIT_WRONG_KEYS }: Config,
    @InjectThrottlerStorage() private readonly storage: ThrottlerStorage,
  ) {
    this.limit = RATE_LIMIT_WRONG_KEYS;
  }

  /** @throws ThrottlerException: there were too many */
  async count(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (!this.limit) return;
    this.mustNotBeBlocked(request, reply);
    const address = clientAddress(request);
    const found = await this.storage.increment(
      `wrong-key ${address}`,
      MINUTE_MS,
      this.limit,
      MINUTE_MS,
      'wrong-keys',
    );
    if (!found.isBlocked) return;
    this.blocked.delete(address);
    this.blocked.set(address, uptime() + found.timeToBlockExpire * 1000);
    if (this.blocked.size > REMEMBERED) this.blocked.delete(this.blocked.keys().next().value!);
    this.mustNotBeBlocked(request, reply);
  }

  /** @throws ThrottlerException: too many wrong keys came from there, and it may be that this one was guessed */
  mustNotBeBlocked(request: FastifyRequest, reply: FastifyReply): void {
    const seconds = Math.ceil(((this.blocked.get(clientAddress(request)) ?? 0) - uptime()) / 1000);
    if (seconds <= 0) return;
    void reply.header('retry-after', seconds);
    throw new ThrottlerException(
      `More than ${this.limit} wrong keys a minute came from this address. Try again after the seconds in Retry-After.`,
    );
  }
}
