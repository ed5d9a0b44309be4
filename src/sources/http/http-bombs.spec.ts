import { once } from 'node:events';
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import { rejectionOf } from '../../../test/support/provide.js';
import { answer, type Handler } from '../../../test/support/upstream.js';
import { httpRequest, useHttp } from '../../../test/support/use-http.js';
import { HttpClient } from './http-client.js';

const MB = 1024 * 1024;
const ZEROS = Buffer.alloc(200 * MB);

const { server, provide } = useHttp();

/** The outcome of a request, and the peak memory outside the heap. */
async function ask(handler: Handler) {
  await server.start(handler);
  const http = await provide(HttpClient, { HTTP_MAX_BODY_BYTES: 4 * MB });
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().arrayBuffers - before)), 1);
  const error = await rejectionOf(http.get(httpRequest(server.url)));
  clearInterval(timer);
  return { error, most };
}

describe('a response made to exhaust its reader', () => {
  const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };
  it.each([
    ['gzip', gzipSync(ZEROS, { level: 1 })],
    ['deflate', deflateSync(ZEROS, { level: 1 })],
    ['br', brotliCompressSync(ZEROS, quick)],
  ])('is cut at HTTP_MAX_BODY_BYTES while %s decompresses, in constant memory', async (encoding, bomb) => {
    expect(bomb.length).toBeLessThan(2 * MB);
    const { error, most } = await ask(answer(200, bomb, { 'content-encoding': encoding }));
    expect(error).toMatchObject({
      code: 'body_too_large',
      message: expect.stringContaining('HTTP_MAX_BODY_BYTES=4194304'),
    });
    expect(server.requests).toHaveLength(1);
    expect(most).toBeLessThan(40 * MB);
  });

  it('is cut if it never ends and states no length', async () => {
    const closed = Promise.withResolvers<void>();
    const { error, most } = await ask((_request, response) => {
      response.on('close', closed.resolve);
      const more = async () => {
        const block = Buffer.alloc(64 * 1024, '[');
        while (!response.destroyed)
          if (!response.write(block)) await Promise.race([once(response, 'drain'), closed.promise]);
      };
      void more();
    });
    expect(error).toMatchObject({ code: 'body_too_large' });
    await closed.promise;
    expect(most).toBeLessThan(40 * MB);
  });
});
