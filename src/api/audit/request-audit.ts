import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { AuditLog } from '../../audit/audit-log.js';
import type { Audited, AuditedRequest } from '../../audit/audited-request.js';
import { uptime } from '../../domain/clock.js';
import { CallerResolver } from '../access/caller-resolver.js';

/** Maximum number of refused requests without a valid key that a process records per minute, so that they cannot fill the database. */
const MAX_ANONYMOUS_REFUSALS_PER_MINUTE = 60;
const MINUTE_MS = 60_000;

/** Records requests that succeeded or were refused, unless their transaction has already recorded them. */
@Injectable()
export class RequestAudit {
  private minute = 0;
  private anonymousRefusals = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditLog,
    private readonly callers: CallerResolver,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(RequestAudit.name);
  }

  /** The request has already been executed or refused, so failing to record it must not fail the reply. */
  async answered(audited: AuditedRequest, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    try {
      await this.record(audited, request, reply);
    } catch (error) {
      this.logger.error({ err: error, action: audited.about?.action }, 'a request could not be audited');
    }
  }

  private async record(audited: AuditedRequest, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { about, entries, changedNothing } = audited;
    const status = reply.statusCode;
    const isDone = status < 300;
    if (entries.length && isDone) return this.audit.answered(this.dataSource, audited, status);
    const isRepeated = reply.hasHeader('idempotency-replayed');
    if (!about || (isDone ? changedNothing || isRepeated : status !== 401 && status !== 403)) return;
    if (status === 401 && this.isTooMany()) return;
    const actor = status === 401 ? null : ((await this.callers.callerOf(request))?.name ?? null);
    const entry = { actor, action: about.action, subject: subjectOf(about, request, reply) };
    await this.audit.recordRequest(this.dataSource, entry, audited, isDone ? 'done' : 'refused', status);
  }

  private isTooMany(): boolean {
    const minute = Math.floor(uptime() / MINUTE_MS);
    if (minute !== this.minute) this.anonymousRefusals = 0;
    this.minute = minute;
    this.anonymousRefusals += 1;
    if (this.anonymousRefusals === MAX_ANONYMOUS_REFUSALS_PER_MINUTE + 1)
      this.logger.warn('further refused requests without a valid key are not audited until the next minute');
    return this.anonymousRefusals > MAX_ANONYMOUS_REFUSALS_PER_MINUTE;
  }
}

function subjectOf({ subject }: Audited, { params }: FastifyRequest, reply: FastifyReply): string {
  const location = reply.getHeader('location');
  if (typeof location === 'string') return location.slice(1);
  const given = params as Readonly<Record<string, string | undefined>>;
  return subject.replace(/:(\w+)/g, (_, name: string) => given[name] ?? '');
}
