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

it('a refused export is one line at info, not an error', async () => {
  const lines = await linesLogged({ EXPORT_STREAMS: '1' }, async ({ database, url }) => {
    const runner = database.dataSource.createQueryRunner();
    await runner.startTransaction();
    await runner.query('lock table quotes in access exclusive mode');
    const started = () => fetch(`${url}/data`, { headers: { accept: 'application/x-ndjson' } });
    const held = [started(), started()];
    const refused = await Promise.race(held);
    expect(refused.status).toBe(503);
    await runner.rollbackTransaction();
    await runner.release();
    await Promise.all(held);
  });
  const [refused] = lines.filter((line) => line.includes('"status":503'));
  expect(JSON.parse(refused!)).toMatchObject({ level: 30 });
  expect(lines.filter((line) => /"level":[45]0/.test(line))).toEqual([]);
});
