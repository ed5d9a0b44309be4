import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { buffer, text } from 'node:stream/consumers';
import { parquetReadObjects } from 'hyparquet';
import { PinoLogger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source.js';
import type { Service } from '../../src/start-service.js';
import { type OwnPostgres, startOwnPostgres } from '../support/own-postgres.js';
import { addQuotes, seed } from '../support/seed.js';
import { startQuietService } from '../support/seed-service.js';
import { until } from '../support/until.js';

const ROWS = 17_500;
/** On the second page, before which the first has been sent. */
const LATE = '2020-01-01T00:08:20Z';
/** Exports wait at the row until the database stops. */
const HALT = `create or replace function quote_id(listing_id integer, observed_at timestamptz) returns text language sql immutable
  return case when observed_at = '${LATE}' then pg_sleep(3600)::text else 'q' end`;
const HALTED = `select from pg_stat_activity where application_name = 'kasparro export' and wait_event = 'PgSleep'`;
let postgres: OwnPostgres;
let service: Service;

beforeAll(async () => {
  postgres = await startOwnPostgres(40);
  const database = await connected();
  await seed(database);
  await addQuotes(database, { listing: 1, count: ROWS });
  await database.destroy();
  service = await startQuietService(postgres.url);
});
afterEach(() => jest.restoreAllMocks());
afterAll(async () => {
  await service?.stop();
  await postgres?.remove();
});

const connected = () => new DataSource(dataSourceOptions(postgres.url, 1)).initialize();

/** Halts the export and the database in the middle. @returns the reply, how it ended, and a function that resumes */
async function stopInTheMiddle(request: () => Promise<IncomingMessage>) {
  const database = await connected();
  const [{ usual }] = await database.query<[{ usual: string }]>(
    `select pg_get_functiondef('quote_id'::regproc) as usual`,
  );
  await database.query(HALT);
  const reply = await request();
  // Read immediately, so that the export does not stop earlier.
  const ended = text(reply).then(
    () => 'complete',
    (error: Error) => error.message,
  );
  await until(async () => (await database.query<unknown[]>(HALTED)).length);
  await database.destroy();
  await postgres.stop();
  return { reply, usual, ended: await ended };
}

const started = async (format: string): Promise<IncomingMessage> => {
  const request = get(`${service.url}/data?kind=quote&source=coingecko&format=${format}`, { agent: false });
  const [reply] = (await once(request, 'response')) as [IncomingMessage];
  return reply;
};

const COUNTED: Readonly<Record<string, (body: Buffer<ArrayBuffer>) => Promise<number>>> = {
  csv: (body) => Promise.resolve(body.toString().trim().split('\n').length - 1),
  ndjson: (body) => Promise.resolve(body.toString().trim().split('\n').length),
  parquet: async (body) => {
    const file = body.buffer.slice(body.byteOffset, body.byteOffset + body.length);
    return (await parquetReadObjects({ file, columns: ['id'] })).length;
  },
};

describe.each(Object.keys(COUNTED))('an export as %s', (format) => {
  it('whose database restarts in the middle breaks off, is logged as one line, and works the next time', async () => {
    const lines: unknown[] = [];
    for (const level of ['warn', 'error'] as const)
      jest
        .spyOn(PinoLogger.prototype, level)
        .mockImplementation((...line: unknown[]) => void lines.push(line.at(-1)));
    const { reply, usual, ended } = await stopInTheMiddle(() => started(format));
    expect([reply.statusCode, ended]).toEqual([200, 'aborted']);
    await postgres.start();
    const database = await connected();
    await database.query(usual);
    await database.destroy();
    expect(lines.filter((line) => /export|request/.test(String(line)))).toEqual(['an export was aborted']);

    const again = await started(format);
    const body = Buffer.from(await buffer(again));
    expect([again.statusCode, again.complete]).toEqual([200, true]);
    expect(await COUNTED[format]!(body)).toBe(ROWS + 36);
  });
});
