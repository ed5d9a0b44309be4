import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { CONFIG, type Config } from '../../config/config.js';
import { ReadConnections, type DatabaseServer } from '../../database/read-connections.js';
import { CallerResolver } from '../access/caller-resolver.js';
import { ScopeGuard } from '../access/scope.guard.js';
import { matchesETag } from '../data/etag.js';
import { Admission } from '../fairness/admission.js';
import { Charges } from '../fairness/charges.js';
import type { CostEstimator } from '../fairness/costs.decorator.js';
import { RequestCosts } from '../fairness/request-costs.js';
import { ReplicaReads } from '../replica-reads.js';
import { type Basis, ResultCache, MEGABYTE, RESULT_CACHE_SHARE } from './result-cache.js';
import { DataVersion } from './data-version.js';
import { type ReplyText, splitReply, joinReply } from './reply-text.js';

/** Request headers that select a representation. Compression is not among them: it is applied after the cache. */
const SELECTING = ['accept', 'prefer'] as const;
/** Reply headers to cache, because they belong to the representation. All other headers are added to every reply. */
const KEPT_HEADERS = ['content-type', 'etag', 'vary', 'preference-applied'] as const;
/** Estimated memory of a cached reply in bytes, in addition to its text. */
const OVERHEAD = 1500;

/** The basis of a reply; its version of the data is the version on `server`. */
interface ReplyBasis extends Basis {
  server: DatabaseServer;
}

interface KeptReply extends ReplyBasis {
  estimator: CostEstimator | undefined;
  headers: Record<string, string>;
  text: ReplyText;
}

/**
 * Caches whole replies. If the data has not changed since a reply was cached, it is sent without running its route,
 * after the same checks of access and limits, and the same check of the data's version as in ResultCache. In all other
 * cases the route answers.
 */
@Injectable()
export class ReplyCache {
  private readonly kept: LRUCache<string, KeptReply> | null;
  private readonly basis = new WeakMap<FastifyRequest, ReplyBasis>();

  constructor(
    @Inject(CONFIG) { ANSWER_CACHE_MB }: Config,
    private readonly answers: ResultCache,
    private readonly versions: DataVersion,
    private readonly callers: CallerResolver,
    private readonly scopes: ScopeGuard,
    private readonly costs: RequestCosts,
    private readonly charges: Charges,
    private readonly admission: Admission,
    private readonly connections: ReadConnections,
    private readonly replicaReads: ReplicaReads,
  ) {
    const maxSize = ANSWER_CACHE_MB * MEGABYTE * (1 - RESULT_CACHE_SHARE);
    this.kept = ANSWER_CACHE_MB ? new LRUCache({ maxSize }) : null;
  }

  /** Called by routes to allow caching: the reply depends only on the URL, the representation and this answer. */
  markCacheable(request: FastifyRequest, answer: object): void {
    const basis = this.answers.basisOf(answer);
    if (basis) this.basis.set(request, { ...basis, server: this.connections.server });
  }

  find(request: FastifyRequest): KeptReply | undefined {
    return request.method === 'GET' ? this.kept?.get(keyOf(request)) : undefined;
  }

  /** Sends a cached reply if it is still current and the request is admitted. @returns whether it was sent */
  async send(known: KeptReply, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    const began = performance.now();
    const leave = await this.enter(known, request, reply).catch(() => null);
    if (!leave) return false;
    const isCurrent = () => this.replicaReads.during(request, reply, () => this.isCurrent(known));
    if (!(await isCurrent().catch(() => false)) || reply.raw.destroyed) {
      leave();
      return false;
    }
    reply.raw.once('close', leave);
    void reply.headers(known.headers).header('cache-control', 'no-cache');
    const { etag } = known.headers;
    if (etag !== undefined && matchesETag(request.headers['if-none-match'], etag))
      void reply.status(304).removeHeader('content-type').send();
    else void reply.send(joinReply(known.text, request.id, performance.now() - began));
    return true;
  }

  private async isCurrent({ server, version, until }: ReplyBasis): Promise<boolean> {
    if (server !== this.connections.server) return false;
    const now = await this.versions.current();
    return now !== null && now.version === version && now.at < until;
  }

  /** Caches a reply if its route called `markCacheable`. */
  store(request: FastifyRequest, reply: FastifyReply, payload: unknown): void {
    const basis = this.basis.get(request);
    if (!basis || request.method !== 'GET' || reply.statusCode !== 200) return;
    if (typeof payload !== 'string') return;
    const text = splitReply(payload, request.id);
    if (!text) return;
    const headers: Record<string, string> = {};
    for (const name of KEPT_HEADERS) {
      const value = reply.getHeader(name);
      if (value !== undefined) headers[name] = String(value);
    }
    const key = keyOf(request);
    const kept = { ...basis, estimator: this.costs.estimatorOf(request), headers, text };
    this.kept?.set(key, kept, { size: OVERHEAD + 2 * key.length + text.bytes.length });
  }

  /** Checks access and limits, and charges the request. Null if the route has to refuse the request. */
  private async enter(
    { estimator }: KeptReply,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<(() => void) | null> {
    const { units } = await this.costs.estimate(estimator, request);
    const charge = await this.charges.of(request, reply, units);
    if (charge?.refused || !(await this.scopes.mayRead(request))) return null;
    return this.admission.enter(await this.callers.clientOf(request));
  }
}

function keyOf({ url, headers }: FastifyRequest): string {
  return `${url} ${SELECTING.map((name) => headers[name] ?? '').join('\n')}`;
}
