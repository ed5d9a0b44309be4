import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { problem, PROBLEM_JSON, sendProblem } from './problem.js';

/** Replies to a request whose path cannot be decoded: it reaches neither hooks nor filters. */
export function refuseUndecodablePath(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  sendProblem(reply, request, error.statusCode ?? 400, error.message);
}

interface Refused {
  status: number;
  detail: string;
}

const INVALID: Refused = { status: 400, detail: 'This is not a valid HTTP request.' };
const REFUSED: Readonly<Record<string, Refused>> = {
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, detail: 'The request did not arrive in time.' },
  HPE_INVALID_URL: {
    status: 400,
    detail:
      'The URL must begin with a slash, and characters other than ASCII must be percent-encoded, such as é as %C3%A9.',
  },
  HPE_INVALID_CONSTANT: {
    status: 400,
    detail: 'Expected HTTP/1.1 after the URL. Spaces in URLs must be percent-encoded as %20.',
  },
  HPE_HEADER_OVERFLOW: {
    status: 431,
    detail: 'The URL and headers of the request are too large: together they may have at most 16 KiB.',
  },
};

/** Time to read the reply. Closing the connection at once could discard the reply on its way. */
const READ_MS = 3000;

/**
 * Replies to clients whose request is not valid HTTP, arrives too slowly, or has headers that are too large. At this
 * point there is no request object, only a socket.
 */
export function refuseConnection(error: { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || socket.writableEnded) return;
  refuseOn(socket, REFUSED[error.code ?? ''] ?? INVALID);
}

/** Replies to CONNECT requests; Node itself would close the connection without a reply. */
export function refuseTunnel(_request: unknown, socket: Duplex): void {
  // The client may be gone before it reads the reply.
  socket.on('error', () => socket.destroy());
  refuseOn(socket, { status: 405, detail: 'This service is not a proxy.' }, 'allow: GET, HEAD');
}

function refuseOn(socket: Duplex, { status, detail }: Refused, ...headers: string[]): void {
  const id = randomUUID();
  const body = JSON.stringify(problem(status, detail, { id, url: '' }));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    `content-type: ${PROBLEM_JSON}`,
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${id}`,
    ...headers,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  discardRest(socket);
}

/** Ignores the rest of a refused request, and closes the connection even if the client never stops sending. */
function discardRest(socket: Duplex): void {
  socket.removeAllListeners('data');
  socket.on('data', () => undefined).resume();
  const timer = setTimeout(() => socket.destroy(), READ_MS);
  socket.once('close', () => clearTimeout(timer));
}
