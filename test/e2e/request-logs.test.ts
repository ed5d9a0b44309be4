import { linesLogged } from '../support/logged-service.js';

it('every log line of a failed request has its id exactly once, because some JSON parsers refuse duplicate keys', async () => {
  const lines = await linesLogged({}, async ({ database, url }) => {
    await database.dataSource.query('alter table assets rename to assets_gone');
    const headers = { 'x-request-id': 'the-one-that-fails' };
    const reply = await fetch(`${url}/assets`, { headers });
    expect(reply.status).toBe(500);
  });
  const failed = lines.filter((line) => /a request failed|request errored/.test(line));
  const named = failed.map((line) => [...line.matchAll(/"request_id":"([^"]*)"/g)].map(([, id]) => id));
  expect(named).toEqual([['the-one-that-fails'], ['the-one-that-fails']]);
});
