import { rejectionOf } from '../../../test/support/provide.js';
import { answer, type Handler } from '../../../test/support/upstream.js';
import { httpRequest, useHttp } from '../../../test/support/use-http.js';
import type { Config } from '../../config/config.js';
import { HttpClient } from './http-client.js';
import type { HttpRequest } from './http.js';

const { server, provide } = useHttp();

async function get(url: string, more: Partial<HttpRequest> = {}, config: Partial<Config> = {}) {
  const client = await provide(HttpClient, { PRIVATE_ADDRESSES: 'refuse', ...config });
  return client.get(httpRequest(url, { publicOnly: true, ...more }));
}
const port = () => new URL(server.url).port;
/** Sends the first request elsewhere and answers the second. */
const redirectTo = (to: () => string): [Handler, Handler] => [
  (_request, response) => response.writeHead(302, { location: to() }).end(),
  answer(200, 'reached'),
];

describe('a feed in a private network', () => {
  it.each(['127.0.0.1', 'localhost', '0x7f.1', '2130706433', '0.0.0.0', '[::1]', '[::ffff:127.0.0.1]'])(
    'is refused immediately as %s, naming the setting that would allow it',
    async (host) => {
      await server.start(answer(200, 'secret'));
      const error = await rejectionOf(get(`http://${host}:${port()}/feed`));
      expect(error).toMatchObject({
        code: 'private_address',
        message: expect.stringContaining('PRIVATE_ADDRESSES=allow'),
        retries: 0,
      });
      expect(server.requests).toHaveLength(0);
    },
  );

  it('is refused before TLS begins', async () => {
    await server.start(answer(200));
    expect(await rejectionOf(get(`https://localhost:${port()}/`))).toMatchObject({ code: 'private_address' });
  });

  it('is allowed by PRIVATE_ADDRESSES', async () => {
    await server.start(answer(200, 'ok'));
    const reply = await get(`http://localhost:${port()}/`, {}, { PRIVATE_ADDRESSES: 'allow' });
    expect(reply.body.toString()).toBe('ok');
  });
});

describe('a source whose address the operator set', () => {
  it('may be in a private network, and redirect within its host', async () => {
    await server.start(...redirectTo(() => '/elsewhere'));
    expect((await get(`${server.url}/`, { publicOnly: false })).body.toString()).toBe('reached');
  });

  it.each(['localhost', '127.0.0.2', '[::1]', '169.254.169.254'])(
    'may not redirect to %s, another private host',
    async (host) => {
      await server.start(...redirectTo(() => `http://${host}:${port()}/latest/meta-data`));
      const error = await rejectionOf(get(`${server.url}/`, { publicOnly: false }));
      expect(error).toMatchObject({ code: 'private_address', retries: 0 });
      expect(server.requests).toHaveLength(1);
    },
  );

  it('may redirect there if PRIVATE_ADDRESSES allows it', async () => {
    await server.start(...redirectTo(() => `http://localhost:${port()}/`));
    const reply = await get(`${server.url}/`, { publicOnly: false }, { PRIVATE_ADDRESSES: 'allow' });
    expect(reply.body.toString()).toBe('reached');
  });
});
