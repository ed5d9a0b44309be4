import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { later, type Lsn, lsnText, parseLsn } from '../database/lsn.js';
import { ReadConnections } from '../database/read-connections.js';
import { badRequest } from './field-faults.js';

const HEADER = 'x-kasparro-lsn';
const READS = ['GET', 'HEAD'];
/** Standings of markets are shared by all requests for a while; all else belongs to operators, who expect their changes. */
const OF_REPLICA = /^\/(data|assets)(\/|$)/;
/** The present of the primary. */
const OF_PRIMARY = ['as_of', 'ingested_since'];

/**
 * Decides where a request reads, and tells the client how far the reply goes: with that in `x-kasparro-lsn`, no later
 * reply is older, whichever process and server it comes from.
 */
@Injectable()
export class ReplicaReads {
  constructor(private readonly connections: ReadConnections) {}

  /** @throws BadRequestException */
  async during<T>(request: FastifyRequest, reply: FastifyReply, work: () => Promise<T>): Promise<T> {
    if (!this.connections.replica) return work();
    return this.connections.during(leastOf(request), async () => {
      const result = await work();
      await this.tell(reply);
      return result;
    });
  }

  /** Tells of changes, too, how far they go. */
  tellOfChanges(server: FastifyInstance): void {
    if (!this.connections.replica) return;
    server.addHook('onSend', async (request, reply, payload) => {
      // The change is made, whether or not its position is known.
      if (!READS.includes(request.method)) await this.tell(reply).catch(() => undefined);
      return payload;
    });
  }

  private async tell(reply: FastifyReply): Promise<void> {
    const lsn = await this.connections.position();
    if (!reply.raw.headersSent) void reply.header(HEADER, lsnText(lsn));
  }
}

/** What the reply must include; null if the primary has to answer. */
function leastOf({ headers, routeOptions, query }: FastifyRequest): Lsn | null {
  const given = [headers[HEADER] ?? []].flat().flatMap((value) => value.split(','));
  const seen = given.map((text) => parseLsn(text.trim()));
  if (seen.includes(null))
    throw badRequest(HEADER, 'expected x-kasparro-lsn of an earlier reply', { in: 'header' });
  const mayLag = OF_REPLICA.test(routeOptions.url ?? '') && !routeOptions.url!.includes('stream');
  if (!mayLag || OF_PRIMARY.some((name) => Object.hasOwn(query as object, name))) return null;
  return (seen as Lsn[]).reduce(later, 0n);
}
