import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { hasKeyInUrl } from './keys-in-urls.js';
import { problem, PROBLEM_JSON, sendProblem } from './problem.js';

/** The Host header: a name or an address with an optional port. https://www.rfc-editor.org/rfc/rfc9110#name-host-and-authority */
const HOST = /^(?:[\w.~!$&'()*+,;=%-]*|\[[\da-f:.]+\])(?::\d*)?$/i;

/** The reply to a key in a URL, which proxies log and browsers remember. */
const KEY_IN_URL =
  'Send the key in the header x-api-key, never in the URL, and replace this one: URLs are logged.';

/** Refuses requests that a proxy in front of the service could interpret differently, and keys in URLs. */
export function refuseUnclearRequests(server: FastifyInstance): void {
  server.addHook('onRequest', (request, reply, done) => {
    const fault = headerFault(request.raw);
    if (fault !== undefined) return sendProblem(reply, request, 400, fault);
    if (hasKeyInUrl(request.url)) return sendProblem(reply, request, 400, KEY_IN_URL, { code: 'key_in_url' });
    const parameter = undecodable(request.url);
    if (parameter === undefined) return done();
    const message = 'must be percent-encoded UTF-8';
    sendProblem(reply, request, 400, `${parameter}: ${message}`, {
      faults: [{ path: parameter, message, in: 'query' }],
    });
  });
  refuseExpectations(server.server);
}

/** Node ignores a second header of these names. A proxy may use it instead of the first. */
const SINGLE = ['Host', 'Content-Type', 'Authorization'].map((name) => [name, name.toLowerCase()] as const);

/** HTTP/1.1 requires exactly one Host header: https://www.rfc-editor.org/rfc/rfc9112#name-request-target */
function headerFault({ rawHeaders, headers, httpVersion }: IncomingMessage): string | undefined {
  if (!/^1\.[01]$/.test(httpVersion)) return `Expected HTTP/1.1, got HTTP/${httpVersion}.`;
  for (const [name, lower] of SINGLE) {
    let count = 0;
    for (let at = 0; at < rawHeaders.length; at += 2)
      if (rawHeaders[at]!.length === name.length && rawHeaders[at]!.toLowerCase() === lower) count++;
    if (count > 1 || (count === 0 && name === 'Host' && httpVersion === '1.1'))
      return `Expected one ${name} header, got ${count}.`;
  }
  return HOST.test(headers.host ?? '') ? undefined : 'The Host header is not a host name.';
}

/** The first query parameter that cannot be decoded. Decoding would replace its invalid bytes, and thereby change the filter. */
function undecodable(url: string): string | undefined {
  const at = url.indexOf('?');
  if (at < 0 || !url.includes('%', at)) return undefined;
  const bad = url
    .slice(at + 1)
    .split('&')
    .find((part) => !isDecodable(part));
  return bad?.split('=')[0]!.slice(0, 40);
}

function isDecodable(part: string): boolean {
  try {
    decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}

/** Replies with problem details; Node itself would reply without a body. */
function refuseExpectations(server: Server): void {
  server.on('checkExpectation', ({ url = '' }: IncomingMessage, response: ServerResponse) => {
    const id = randomUUID();
    const body = JSON.stringify(problem(417, 'Only "Expect: 100-continue" can be met.', { id, url }));
    const headers = { 'content-type': PROBLEM_JSON, 'content-length': Buffer.byteLength(body) };
    response.writeHead(417, { ...headers, 'x-request-id': id }).end(body);
  });
}
