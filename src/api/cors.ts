import cors from '@fastify/cors';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { sendProblem } from './problem.js';

/** Headers that scripts from other origins may read. */
const EXPOSED_HEADERS = [
  'accept-ranges',
  'content-disposition',
  'content-range',
  'etag',
  'idempotency-replayed',
  'link',
  'location',
  'preference-applied',
  'retry-after',
  'ratelimit',
  'ratelimit-cost',
  'ratelimit-limit',
  'ratelimit-policy',
  'ratelimit-remaining',
  'ratelimit-reset',
  'x-as-of',
  'x-ingested-cursor',
  'x-kasparro-lsn',
  'x-request-id',
];
/** How long browsers cache a preflight reply. */
const MAX_AGE_SECONDS = 600;

/** Allows scripts from these origins to use the API; `*` allows all. */
export async function allowOrigins(app: NestFastifyApplication, origins: readonly string[]): Promise<void> {
  if (!origins.length) return;
  refuseIncompletePreflight(app.getHttpAdapter().getInstance());
  await app.register(cors, {
    origin: origins.includes('*') ? '*' : [...origins],
    methods: ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE'],
    maxAge: MAX_AGE_SECONDS,
    exposedHeaders: EXPOSED_HEADERS,
  });
}

/** Refuses an invalid preflight request with problem details; the CORS plugin would reply with plain text. */
function refuseIncompletePreflight(server: FastifyInstance): void {
  server.addHook('onRequest', (request, reply, done) => {
    const { origin, 'access-control-request-method': method } = request.headers;
    if (request.method !== 'OPTIONS' || (origin && method)) return done();
    const detail = 'A preflight request needs the headers Origin and Access-Control-Request-Method.';
    sendProblem(reply, request, 400, detail);
  });
}
