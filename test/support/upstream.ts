import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface Upstream {
  url: string;
  /** Requests, oldest first. */
  requests: IncomingMessage[];
  close(): Promise<void>;
}

/** A real HTTP server on a free port. The n-th request is for the n-th handler, all later ones for the last. */
export async function startUpstream(...handlers: [Handler, ...Handler[]]): Promise<Upstream> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    const handler = handlers[Math.min(requests.push(request), handlers.length) - 1]!;
    handler(request, response);
  });
  keepConnections(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { url: `http://127.0.0.1:${port}`, requests, close };
}

/**
 * Leaves it to clients to close idle connections. By default the server does after five seconds, for which a busy machine
 * may stall between two requests: the second then fails or takes another connection.
 */
export function keepConnections(server: Server): void {
  server.keepAliveTimeout = 0;
}

/** Answers with a status, a body and headers. */
export function answer(
  status: number,
  body: string | Buffer | object = '',
  headers: Record<string, string> = {},
): Handler {
  const content = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  return (_request, response) => response.writeHead(status, headers).end(content);
}
