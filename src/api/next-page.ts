import type { FastifyInstance, FastifyRequest } from 'fastify';

/** A name or address, and perhaps a port: what may stand in a URL of ours. */
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/i;
const PREFIX = /^(?:\/[\w.~-]+)+$/;

/**
 * Says where the next page is, beside `next_cursor` in the body: https://www.rfc-editor.org/rfc/rfc8288. The URL is absolute
 * and as the client wrote it: behind proxies that TRUST_PROXY counts, it has the scheme, host and prefix that they forward.
 */
export function linkNextPages(server: FastifyInstance): void {
  server.addHook('onSend', (request, reply, payload, done) => {
    if (/^(GET|HEAD)$/.test(request.method) && reply.statusCode === 200 && typeof payload === 'string') {
      const cursor = nextCursor(payload, String(reply.getHeader('content-type')));
      if (cursor !== null) void reply.header('link', `<${urlOf(request, cursor)}>; rel="next"`);
    }
    done(null, payload);
  });
}

/** Metadata comes last in a page, and within JSON text nothing else can look like its name: quotes are escaped there. */
function nextCursor(json: string, type: string): string | number | null {
  const at = type.startsWith('application/json') ? json.lastIndexOf('"metadata":{') : -1;
  if (at < 0 || !json.includes('"next_cursor":', at)) return null;
  const { metadata } = JSON.parse(`{${json.slice(at)}`) as {
    metadata: { next_cursor: string | number | null };
  };
  return metadata.next_cursor;
}

function urlOf(request: FastifyRequest, cursor: string | number): string {
  const [path, query] = request.url.split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.delete('offset');
  parameters.set('cursor', String(cursor));
  return `${origin(request)}${path}?${parameters.toString()}`;
}

/** Empty where the request names no host: the URL is then relative. */
function origin({ protocol, host, headers, ips }: FastifyRequest): string {
  if (!HOST.test(host) || !/^https?$/.test(protocol)) return '';
  // Fastify lists addresses only where proxies are trusted.
  const forwarded = ips && headers['x-forwarded-prefix'];
  const prefix = typeof forwarded === 'string' && PREFIX.test(forwarded) ? forwarded : '';
  return `${protocol}://${host}${prefix}`;
}
