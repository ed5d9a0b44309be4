import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Caller, Authenticator } from '../../access/authenticator.js';
import { requestKey } from './caller.js';
import { clientAddress } from './client-address.js';
import { WrongKeyLimit } from './wrong-key-limit.js';

/** Finds out who sent a request, once per request. */
@Injectable()
export class CallerResolver {
  private readonly found = new WeakMap<FastifyRequest, Promise<Caller | null>>();

  constructor(
    private readonly authenticator: Authenticator,
    private readonly wrongKeys: WrongKeyLimit,
  ) {}

  /**
   * @returns the caller; null if the request has no key or an unknown one
   * @throws Busy if too many wrong keys came from the request's address
   */
  callerOf(request: FastifyRequest): Promise<Caller | null> {
    let caller = this.found.get(request);
    if (!caller) this.found.set(request, (caller = this.find(request)));
    return caller;
  }

  /** The client to which limits apply: a key or, for requests without one, an IP address. */
  async clientOf(request: FastifyRequest): Promise<string> {
    const caller = await this.callerOf(request);
    return caller ? `key ${caller.id}` : clientAddress(request);
  }

  private async find(request: FastifyRequest): Promise<Caller | null> {
    const key = requestKey(request);
    if (key === null) return null;
    const caller = await this.authenticator.authenticate(key);
    if (!caller) await this.wrongKeys.count(request);
    // An issued key cannot have been guessed, so it is accepted even if wrong keys were sent from the same address.
    else if (!caller.issued) this.wrongKeys.assertNotBlocked(request);
    return caller;
  }
}
