import { type Api, startApi } from '../support/seed-service.js';

let api: Api;
beforeAll(async () => (api = await startApi()));
afterAll(() => api.stop());

it.each([
  ['/data', 200],
  ['/health/live', 200],
  ['/docs', 200],
  ['/data?nobody=knows', 400],
  ['/runs/999', 404],
  ['/nowhere', 404],
])(
  '%s, which returns %i, cannot be framed, sniffed as another type or leak its URL',
  async (path, status) => {
    const reply = await api.get(path);
    expect(reply.status).toBe(status);
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'no-referrer',
      'content-security-policy': expect.stringContaining("default-src 'self'"),
    });
    expect(reply.headers.get('x-powered-by')).toBeNull();
  },
);
