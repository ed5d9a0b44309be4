import helmet from '@fastify/helmet';
import Fastify, { type FastifyInstance } from 'fastify';

const OPTIONS = {
  contentSecurityPolicy: {
    directives: {
      'upgrade-insecure-requests': null,
      'script-src': ["'self'"],
      'style-src': ["'self'", "'unsafe-inline'"],
      'img-src': ["'self'", 'data:'],
    },
  },
  // Strict-Transport-Security is off: over plain HTTP, browsers ignore it, and behind a proxy it is up to the proxy.
  strictTransportSecurity: false,
};

/** Helmet's headers, computed once instead of for each reply, because they are always the same. */
export async function sendSafeHeaders(server: FastifyInstance): Promise<void> {
  const headers = await helmetHeaders();
  server.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(headers);
    done();
  });
}

async function helmetHeaders(): Promise<Record<string, string>> {
  const probe = Fastify();
  await probe.register(helmet, OPTIONS);
  probe.get('/', () => '');
  const { headers } = await probe.inject('/');
  await probe.close();
  const others = /^(content-type|content-length|date|connection)$/;
  return Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => !others.test(entry[0])),
  );
}
