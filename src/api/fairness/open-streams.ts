import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../../config/config.js';
import { CallerResolver } from '../access/caller-resolver.js';
import { OverloadedException } from './overloaded.exception.js';

interface Kind {
  name: string;
  perClient: number;
  inAll: number;
  open: number;
  byClient: Map<string, number>;
}

const RETRY_SECONDS = 5;
/** Maximum number of source checks that a process runs at once. Each may receive HTTP_MAX_BODY_BYTES. */
const CHECKS = 4;

/** Limits the number of concurrent long replies (event streams, exports and source checks), per client and in the whole process. */
@Injectable()
export class OpenStreams {
  private readonly kinds: Readonly<Record<'events' | 'exports' | 'checks', Kind>>;

  constructor(
    @Inject(CONFIG) { CLIENT_STREAMS, EVENT_STREAMS, CLIENT_EXPORTS, EXPORT_STREAMS }: Config,
    private readonly callers: CallerResolver,
  ) {
    this.kinds = {
      events: kind('event streams', CLIENT_STREAMS, EVENT_STREAMS),
      exports: kind('exports', CLIENT_EXPORTS, EXPORT_STREAMS),
      checks: kind('source checks', 1, CHECKS),
    };
  }

  /**
   * Counts the reply as open until its connection closes.
   * @throws Busy
   */
  async add(
    name: 'events' | 'exports' | 'checks',
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const client = await this.callers.clientOf(request);
    // The connection has already closed.
    if (reply.raw.destroyed) return;
    const kind = this.kinds[name];
    const ofClient = kind.byClient.get(client) ?? 0;
    refuseMore(kind, ofClient);
    kind.open++;
    kind.byClient.set(client, ofClient + 1);
    reply.raw.once('close', () => {
      kind.open--;
      const left = kind.byClient.get(client)! - 1;
      if (left) kind.byClient.set(client, left);
      else kind.byClient.delete(client);
    });
  }
}

function kind(name: string, perClient: number, inAll: number): Kind {
  return { name, perClient, inAll, open: 0, byClient: new Map() };
}

function refuseMore({ name, perClient, inAll, open }: Kind, ofClient: number): void {
  if (ofClient >= perClient)
    throw new OverloadedException(
      'too_many_at_once',
      `You have ${ofClient} ${name} open, the maximum per client. Close one first.`,
      RETRY_SECONDS,
    );
  if (open >= inAll)
    throw new OverloadedException(
      'busy',
      `All ${open} ${name} of this process are in use. Try again later.`,
      RETRY_SECONDS,
    );
}
