import { inspect } from 'node:util';
import { rejectionOf } from '../../../test/support/provide.js';
import { answer, startUpstream } from '../../../test/support/upstream.js';
import { httpRequest, useHttp } from '../../../test/support/use-http.js';
import type { Config } from '../../config/config.js';
import { FatalError } from '../../domain/errors.js';
import { HttpClient } from './http-client.js';
import type { HttpRequest } from './http.js';

const KEY = 'CG-0123456789secret';

const { server, provide } = useHttp();

const client = (config: Partial<Config> = {}) => provide(HttpClient, config);
const request = (more: Partial<HttpRequest> = {}) =>
  httpRequest(`${server.url}/list`, { headers: { 'x-api-key': KEY }, ...more });
/** Everything that a log could print of an error. */
const shown = (error: unknown) =>
  inspect(error, { depth: 20, showHidden: true }) + JSON.stringify(error) + String((error as Error).stack);

describe('HttpClient and API keys', () => {
  it.each([401, 402, 403])(
    'fails immediately on %i and names the variable to check, never the key',
    async (status) => {
      await server.start(answer(status, { error: `the key ${KEY} is not valid` }));
      const error = await rejectionOf(
        (await client()).get(request({ url: `${server.url}/list?key=${KEY}` })),
      );
      expect(error).toBeInstanceOf(FatalError);
      expect((error as Error).message).toContain('check SOME_KEY');
      expect(shown(error)).not.toContain(KEY);
      expect(server.requests).toHaveLength(1);
    },
  );

  it.each([
    ['where the message is cut', { 'x-api-key': KEY }, `${'x'.repeat(190)}${KEY}`],
    ['without its scheme', { authorization: `Bearer ${KEY}` }, `bad key ${KEY}`],
    ['broken up by control characters', { 'x-api-key': KEY }, `bad key ${KEY.replace('01', '0\u00001')}`],
  ])('masks a key that the upstream echoes %s', async (_where, headers, body) => {
    await server.start(answer(400, body));
    const error = await rejectionOf((await client()).get(request({ headers: headers })));
    expect(error).toMatchObject({ code: 'http_400', message: expect.stringContaining('…') });
    expect(shown(error)).not.toContain(KEY.slice(0, 8));
  });

  it('never includes the key in a connection error', async () => {
    await server.start((request) => request.socket.destroy());
    const error = await rejectionOf(
      (await client({ HTTP_RETRIES: 0 })).get(request({ url: `${server.url}/list?key=${KEY}` })),
    );
    expect(error).toMatchObject({ code: 'upstream_unavailable', retries: 0 });
    expect(shown(error)).not.toContain(KEY);
  });

  it('sends no key to another host it is redirected to', async () => {
    const other = await startUpstream(answer(200, 'there'));
    await server.start(answer(302, '', { location: `${other.url.replace('127.0.0.1', 'localhost')}/list` }));
    try {
      const headers = { 'x-api-key': KEY, Accept: 'text/xml' };
      expect((await (await client()).get(request({ headers }))).body.toString()).toBe('there');
      expect(other.requests[0]!.headers['x-api-key']).toBeUndefined();
      expect(other.requests[0]!.headers.accept).toBe('text/xml');
    } finally {
      await other.close();
    }
  });

  it('keeps the key on a redirect within the same host', async () => {
    await server.start(answer(301, '', { location: '/elsewhere' }), answer(200, 'there'));
    expect((await (await client()).get(request())).body.toString()).toBe('there');
    expect(server.requests[1]).toMatchObject({ url: '/elsewhere', headers: { 'x-api-key': KEY } });
  });
});
