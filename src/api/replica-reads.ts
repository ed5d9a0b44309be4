import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { later, type Lsn, lsnText, parseLsn } from '../database/lsn.js';
import { ReadConnections } from '../database/read-connections.js';
import { badRequest } from './field-faults.js';

const HEADER = 'x-kasparro-lsn';
const READS = ['GET', 'HEAD'];
/** The standings of `/markets` are shared by requests for a while; other lists are for operators, who expect their own changes. */
const OF_REPLICA = /^\/(data|assets)(\/|$)/;
/** Parameters that need the current state of the primary. */
const OF_PRIMARY = ['as_of', 'ingested_since'];

/**
 * Decides which server a request reads from, and sends the log position of the reply in `x-kasparro-lsn`. If the client sends
 * it back, no later reply is older, whichever process and server it comes from.
 */
@Injectable()
export class ReplicaReads {
  constructor(private readonly connections: ReadConnections) {}

  /** @throws BadRequestException */
  async during<T>(request: FastifyRequest, reply: FastifyReply, work: () => Promise<T>): Promise<T> {
    if (!this.connections.replica) return work();
    return this.connections.during(minPositionOf(request), async () => {
      const result = await work();
      await this.sendPosition(reply);
      return result;
    });
  }

  /** Sends the position for requests that change something, too, so that clients can read their own writes. */
  sendPositionsOfChanges(server: FastifyInstance): void {
    if (!this.connections.replica) return;
    server.addHook('onSend', async (request, reply, payload) => {
      // The change has been made, whether or not its position is known.
      if (!READS.includes(request.method)) await this.sendPosition(reply).catch(() => undefined);
      return payload;
    });
  }

  private async sendPosition(reply: FastifyReply): Promise<void> {
    const lsn = await this.connections.position();
    if (!reply.raw.headersSent) void reply.header(HEADER, lsnText(lsn));
  }
}

/** The position that the reply must include; null if the primary has to answer. */
function minPositionOf({ headers, routeOptions, query }: FastifyRequest): Lsn | null {
  const given = [headers[HEADER] ?? []].flat().flatMap((value) => value.split(','));
  const seen = given.map((text) => parseLsn(text.trim()));
  if (seen.includes(null))
    throw badRequest(HEADER, 'expected x-kasparro-lsn of an earlier reply', { in: 'header' });
  const mayLag = OF_REPLICA.test(routeOptions.url ?? '') && !routeOptions.url!.includes('stream');
  if (!mayLag || OF_PRIMARY.some((name) => Object.hasOwn(query as object, name))) return null;
  return (seen as Lsn[]).reduce(later, 0n);
}
