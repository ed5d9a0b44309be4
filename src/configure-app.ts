import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import compress from '@fastify/compress';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { serveOpenApi } from './api/openapi/openapi.js';
import { problem, PROBLEM_JSON } from './api/problem.js';
import { validation } from './api/validation.js';
import { CONFIG, type Config } from './config/config.js';

const SANE_ID = /^[\w.-]{1,100}$/;
/** No request of the API has a body of more than a few words. */
const BODY_LIMIT = 16 * 1024;
const REQUEST_TIMEOUT_MS = 30_000;

/** Options that Fastify takes only when it is made. */
export function fastifyOptions({ TRUST_PROXY }: Pick<Config, 'TRUST_PROXY'>) {
  return {
    trustProxy: TRUST_PROXY,
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    routerOptions: { maxParamLength: 200 },
    genReqId: requestId,
    frameworkErrors: refuse,
  };
}

/** What the service and the tests share: everything about HTTP that is not in a module. */
export async function configureApp(app: NestFastifyApplication): Promise<void> {
  const config = app.get<Config>(CONFIG);
  app.useGlobalPipes(validation);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      void reply.header('x-request-id', request.id);
      done();
    });
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        'upgrade-insecure-requests': null,
        'script-src': ["'self'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
      },
    },
    // Over plain HTTP browsers ignore it, and behind a proxy it is the proxy's to say.
    strictTransportSecurity: false,
  });
  await app.register(compress, { threshold: 2048 });
  if (config.CORS_ORIGINS.length)
    await app.register(cors, {
      origin: corsOrigin(config.CORS_ORIGINS),
      exposedHeaders: ['etag', 'x-request-id'],
    });
  serveOpenApi(app);
}

/** An address that cannot be read never comes to a filter. */
function refuse(error: FastifyError, { id, url }: FastifyRequest, reply: FastifyReply): void {
  const status = error.statusCode ?? 400;
  void reply
    .status(status)
    .type(PROBLEM_JSON)
    .send(JSON.stringify(problem(status, error.message, { id, url })));
}

function corsOrigin(origins: string[]): string[] | '*' {
  return origins.includes('*') ? '*' : origins;
}

function requestId(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && SANE_ID.test(given) ? given : randomUUID();
}
