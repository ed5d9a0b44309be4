import type { FastifyInstance, FastifyRequest } from 'fastify';

/** A host name or address with an optional port, in the form permitted in URLs made by the service. */
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/i;
const PREFIX = /^(?:\/[\w.~-]+)+$/;

/**
 * Adds a Link header with the URL of the next page, in addition to `next_cursor` in the body:
 * https://www.rfc-editor.org/rfc/rfc8288. The URL is absolute and matches the one used by the client: it has the
 * scheme, host and prefix forwarded by the proxies that TRUST_PROXY counts.
 */
export function linkNextPages(server: FastifyInstance): void {
  server.addHook('onSend', (request, reply, payload, done) => {
    const isText = typeof payload === 'string' || Buffer.isBuffer(payload);
    if (/^(GET|HEAD)$/.test(request.method) && reply.statusCode === 200 && isText) {
      const cursor = nextCursor(payload, String(reply.getHeader('content-type')));
      if (cursor !== null) void reply.header('link', `<${urlOf(request, cursor)}>; rel="next"`);
    }
    done(null, payload);
  });
}

const NEXT_CURSOR = /"next_cursor":("[^"]*"|\d+)/;

/** Metadata comes last in a page. Text in JSON strings cannot be mistaken for a field name, because its quotes are escaped. */
function nextCursor(json: string | Buffer, type: string): string | number | null {
  const at = type.startsWith('application/json') ? json.lastIndexOf('"metadata":{') : -1;
  if (at < 0) return null;
  const metadata = typeof json === 'string' ? json.slice(at) : json.toString('utf8', at);
  const [, cursor] = NEXT_CURSOR.exec(metadata) ?? [];
  return cursor === undefined ? null : (JSON.parse(cursor) as string | number);
}

function urlOf(request: FastifyRequest, cursor: string | number): string {
  const [path, query] = request.url.split(/\?(.*)/s);
  const parameters = new URLSearchParams(query);
  parameters.delete('offset');
  parameters.set('cursor', String(cursor));
  return `${origin(request)}${path}?${parameters.toString()}`;
}

/** Scheme and host as the client sees them; empty if the request has no host, which makes the URL relative. */
function origin({ protocol, host, headers, ips }: FastifyRequest): string {
  if (!HOST.test(host) || !/^https?$/.test(protocol)) return '';
  // Fastify only sets `ips` if proxies are trusted.
  const forwarded = ips && headers['x-forwarded-prefix'];
  const prefix = typeof forwarded === 'string' && PREFIX.test(forwarded) ? forwarded : '';
  return `${protocol}://${host}${prefix}`;
}
