import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

const EVERY_MS = 100;

/**
 * Closes connections once the server is stopping. Node itself closes those that are idle at that moment; one that becomes idle
 * later, or has not sent a request yet, would keep the process alive for a minute.
 */
export function closeIdleConnections(server: FastifyInstance): void {
  const requests = new Map<Socket, number>();
  const add = (socket: Socket, change: number) => {
    if (requests.has(socket)) requests.set(socket, requests.get(socket)! + change);
  };
  server.server.on('connection', (socket) => {
    requests.set(socket, 0);
    socket.once('close', () => requests.delete(socket));
  });
  server.server.on('request', ({ socket }, response) => {
    add(socket, 1);
    response.once('close', () => add(socket, -1));
  });
  server.addHook('preClose', (done) => {
    const close = () => {
      for (const [socket, count] of requests) if (count === 0) socket.destroy();
    };
    const timer = setInterval(close, EVERY_MS);
    server.server.once('close', () => clearInterval(timer));
    done();
  });
}
