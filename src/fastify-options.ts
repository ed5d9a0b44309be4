import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { originForm } from './api/origin-form.js';
import { refuseUndecodablePath, refuseConnection } from './api/refusal.js';
import type { Config } from './config/config.js';
import { BODY_LIMIT } from './configure-app.js';

const REQUEST_ID_PATTERN = /^[\w.-]{1,100}$/;

/** Covers all headers with the URL and its query. */
const HEADERS_LIMIT = 16 * 1024;

/** Interval at which connections are checked for timeouts. */
const TIMEOUT_CHECK_MS = 5000;

/** Options that have to be passed when Fastify is created. */
export function fastifyOptions(config: Config) {
  const { TRUST_PROXY, CLIENT_HEADERS_TIMEOUT_MS, CLIENT_REQUEST_TIMEOUT_MS, CLIENT_STALL_TIMEOUT_MS } =
    config;
  const headersTimeout = Math.min(CLIENT_HEADERS_TIMEOUT_MS, CLIENT_REQUEST_TIMEOUT_MS);
  return {
    http: {
      maxHeaderSize: HEADERS_LIMIT,
      // Node would reply without a problem document: see refuseUnclearRequests.
      requireHostHeader: false,
      headersTimeout,
      requestTimeout: CLIENT_REQUEST_TIMEOUT_MS,
      connectionsCheckingInterval: Math.min(TIMEOUT_CHECK_MS, headersTimeout),
    },
    requestTimeout: CLIENT_REQUEST_TIMEOUT_MS,
    keepAliveTimeout: config.CLIENT_KEEP_ALIVE_MS,
    // Closes connections without any traffic during a reply, such as those of clients that do not read.
    connectionTimeout: CLIENT_STALL_TIMEOUT_MS,
    trustProxy: TRUST_PROXY > 0 && ((_address: string, hop: number) => hop < TRUST_PROXY),
    bodyLimit: BODY_LIMIT,
    routerOptions: { maxParamLength: 200 },
    rewriteUrl: originForm,
    genReqId: requestId,
    frameworkErrors: refuseUndecodablePath,
    clientErrorHandler: refuseConnection,
  };
}

function requestId(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && REQUEST_ID_PATTERN.test(given) ? given : randomUUID();
}
