import compress from '@fastify/compress';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { auditRequests } from './api/audit/audit-requests.js';
import { RequestAudit } from './api/audit/request-audit.js';
import { guardDocs } from './api/access/docs-access.js';
import { serveCachedReplies } from './api/answers/serve-cached-replies.js';
import { ReplyCache } from './api/answers/reply-cache.js';
import { controlCaches } from './api/cache-control.js';
import { CONSOLE_FILES, type ConsoleFiles } from './api/console/console-files.js';
import { serveConsole } from './api/console/serve-console.js';
import { serveGuide } from './api/console/serve-guide.js';
import { endRefusedSessions } from './api/console/session-cookie.js';
import { acceptUploads } from './api/uploads.js';
import { allowOrigins } from './api/cors.js';
import { discardRefusedBodies } from './api/discard-bodies.js';
import { refuseDeepBodies } from './api/deep-bodies.js';
import { readJsonBodies } from './api/json-bodies.js';
import { refuseOtherMethods } from './api/method-not-allowed.js';
import { omitLengthOf304 } from './api/not-modified.js';
import { linkNextPages } from './api/next-page.js';
import { serveOpenApi } from './api/openapi/openapi.js';
import { ReplicaReads } from './api/replica-reads.js';
import { refuseTunnel } from './api/refusal.js';
import { sendSafeHeaders } from './api/safe-headers.js';
import { limitIncomingRequests } from './api/fairness/limit-incoming-requests.js';
import { delayRefusals } from './api/fairness/delay-refusals.js';
import { refuseUnclearRequests } from './api/unclear-requests.js';
import { validation } from './api/validation.js';
import { closeIdleConnections } from './close-idle-connections.js';
import { CONFIG, type Config } from './config/config.js';
import { traceRequests } from './tracing/spans.js';

/** Request bodies of the API are small. */
export const BODY_LIMIT = 16 * 1024;

/** In addition to the types compressed by default. */
const COMPRESSIBLE = /^text\/(?!event-stream)|[/+](json|xml|x-ndjson)(;|$)/;

/** HTTP set-up shared by the service and the tests. */
export async function configureApp(app: NestFastifyApplication): Promise<void> {
  const config = app.get<Config>(CONFIG);
  app.useGlobalPipes(validation);
  const server = app.getHttpAdapter().getInstance();
  closeIdleConnections(server);
  // Limits, exports, tracing and compression each wait for the end of a reply.
  server.server.on('request', (_request, response) => void response.setMaxListeners(20));
  server.server.on('connect', refuseTunnel);
  traceRequests(server);
  limitIncomingRequests(server, config.RATE_LIMIT);
  refuseUnclearRequests(server);
  delayRefusals(server);
  server.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
  // JSON is the only accepted body type, except for uploads.
  server.removeContentTypeParser('text/plain');
  readJsonBodies(server);
  acceptUploads(server);
  discardRefusedBodies(server);
  await sendSafeHeaders(server);
  await app.register(compress, { threshold: 2048, customTypes: COMPRESSIBLE });
  await allowOrigins(app, config.CORS_ORIGINS);
  refuseOtherMethods(server);
  refuseDeepBodies(server);
  omitLengthOf304(server);
  serveCachedReplies(server, app.get(ReplyCache));
  app.get(ReplicaReads).sendPositionsOfChanges(server);
  linkNextPages(server);
  controlCaches(server);
  auditRequests(server, app.get(RequestAudit));
  endRefusedSessions(server);
  serveConsole(server, app.get<ConsoleFiles | null>(CONSOLE_FILES));
  serveGuide(server, config.GUIDE_DIR);
  guardDocs(app);
  serveOpenApi(app, config.READS);
}
