import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../../config/config.js';
import { Callers } from '../access/callers.js';
import { Busy } from './busy.js';

interface Kind {
  name: string;
  perClient: number;
  inAll: number;
  open: number;
  byClient: Map<string, number>;
}

const RETRY_SECONDS = 5;
/** Checks of sources that a process runs at once, each of which may receive HTTP_MAX_BODY_BYTES. */
const CHECKS = 4;

/** Limits replies that take long, event streams, exports and checks of sources, per client and in the whole process. */
@Injectable()
export class OpenStreams {
  private readonly kinds: Readonly<Record<'events' | 'exports' | 'checks', Kind>>;

  constructor(
    @Inject(CONFIG) { CLIENT_STREAMS, EVENT_STREAMS, CLIENT_EXPORTS, EXPORT_STREAMS }: Config,
    private readonly callers: Callers,
  ) {
    this.kinds = {
      events: kind('event streams', CLIENT_STREAMS, EVENT_STREAMS),
      exports: kind('exports', CLIENT_EXPORTS, EXPORT_STREAMS),
      checks: kind('source checks', 1, CHECKS),
    };
  }

  /**
   * Counts the reply until it closes.
   * @throws Busy
   */
  async add(
    name: 'events' | 'exports' | 'checks',
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const client = await this.callers.clientOf(request);
    // The connection has closed already.
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
    throw new Busy(
      'too_many_at_once',
      `You have ${ofClient} ${name} open, the maximum per client. Close one first.`,
      RETRY_SECONDS,
    );
  if (open >= inAll)
    throw new Busy('busy', `All ${open} ${name} of this process are in use. Try again later.`, RETRY_SECONDS);
}
