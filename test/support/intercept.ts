import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';

/** Answers a request in place of the service; `proceed` lets the service answer it. */
export type Answer = (request: IncomingMessage, response: ServerResponse, proceed: () => void) => unknown;

/** Marks requests that the service itself answers. */
const ORIGINAL = 'x-original';

/**
 * The paths that a test answers instead of the service, which runs in its process. Requests of a browser stay real:
 * those that Playwright intercepts are sometimes never sent.
 */
export function interceptPaths(server: Server): Map<string, Answer> {
  const answers = new Map<string, Answer>();
  const listeners = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    const proceed = () => listeners.forEach((listener) => listener.call(server, request, response));
    const answer = request.headers[ORIGINAL] ? undefined : answers.get(request.url!.split('?')[0]!);
    if (answer) void answer(request, response, proceed);
    else proceed();
  });
  return answers;
}

/** Sends the service's reply with another body. */
export function changeReply<T extends object>(change: (body: T) => object): Answer {
  return async ({ url, headers: { host, cookie = '', prefer = '' } }, response) => {
    const headers = { [ORIGINAL]: '1', cookie, prefer: String(prefer) };
    const reply = await fetch(`http://${host}${url}`, { headers });
    response.writeHead(reply.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(change((await reply.json()) as T)));
  };
}
