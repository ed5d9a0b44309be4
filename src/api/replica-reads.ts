import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { laterLsn, type Lsn, lsnText, parseLsn } from '../database/lsn.js';
import { ReadConnections } from '../database/read-connections.js';
import { badRequest } from './field-faults.js';

const HEADER = 'x-kasparro-lsn';
const READS = ['GET', 'HEAD'];
/**
 * Paths that the replica may answer. `/markets` is not one of them, because requests share its market snapshot for a while;
 * neither are the other lists, because they are for operators, who expect to see their own changes.
 */
const REPLICA_PATH = /^\/(data|assets)(\/|$)/;
/** Query parameters whose answers require the current state of the primary. */
const PRIMARY_PARAMETERS = ['as_of', 'ingested_since'];

/**
 * Decides which server a request reads from, and sends the position of the reply in the database's log (WAL) in
 * `x-kasparro-lsn`. If the client sends this position back, later replies are never older, whichever process and server
 * answers.
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

  /** Sends the log position after requests that change something, so that clients can read their own writes. */
  sendPositionsOfChanges(server: FastifyInstance): void {
    if (!this.connections.replica) return;
    server.addHook('onSend', async (request, reply, payload) => {
      // The change has been made, even if its log position is unknown.
      if (!READS.includes(request.method)) await this.sendPosition(reply).catch(() => undefined);
      return payload;
    });
  }

  private async sendPosition(reply: FastifyReply): Promise<void> {
    const lsn = await this.connections.position();
    if (!reply.raw.headersSent) void reply.header(HEADER, lsnText(lsn));
  }
}

/** The log position that the reply must have reached; null if the primary has to answer. */
function minPositionOf({ headers, routeOptions, query }: FastifyRequest): Lsn | null {
  const given = [headers[HEADER] ?? []].flat().flatMap((value) => value.split(','));
  const seen = given.map((text) => parseLsn(text.trim()));
  if (seen.includes(null))
    throw badRequest(HEADER, 'expected x-kasparro-lsn of an earlier reply', { in: 'header' });
  const mayLag = REPLICA_PATH.test(routeOptions.url ?? '') && !routeOptions.url!.includes('stream');
  if (!mayLag || PRIMARY_PARAMETERS.some((name) => Object.hasOwn(query as object, name))) return null;
  return (seen as Lsn[]).reduce(laterLsn, 0n);
}
