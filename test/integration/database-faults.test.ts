import { PageSource } from '../support/page-source.js';
import { runToEnd } from '../support/run-to-end.js';
import { useWorker } from '../support/use-worker.js';

const row = (symbol: string) => ({ symbol, price: '1', at: '2026-01-01T00:00:00.000Z' });
const PAGES = [[row('A'), row('B')], [row('C'), row('D')], [row('E')]];

const worker = useWorker([new PageSource('lists', 'api', { all: PAGES })], {
  config: { PARTITION_ATTEMPTS: 3 },
});
const { query } = worker;
const refuseNothing = () =>
  query('drop function if exists refuse cascade; drop sequence if exists rows_written');
afterEach(async () => {
  await worker.idle();
  await refuseNothing();
});

/** Has PostgreSQL refuse rows of the table with this SQLSTATE: the n-th row written, or every row. */
async function refuse(table: string, sqlState: string, which: number | 'each'): Promise<void> {
  await query('create sequence rows_written');
  await query(`create function refuse() returns trigger language plpgsql as $$ begin
      if ${which === 'each' ? 'true' : `nextval('rows_written') = ${which}`} then
        raise exception 'refused on purpose' using errcode = '${sqlState}';
      end if;
      return new;
    end $$`);
  await query(
    `create trigger refuse before insert or update on ${table} for each row execute function refuse()`,
  );
}

async function stored() {
  const [row] = await query<object>(
    `select r.status, r.fetched::int, r.stored::int, p.attempts, p.failures, (select count(*)::int from quotes) quotes,
       (select count(*)::int from raw_api_data) raw
     from runs r join run_partitions p on p.run_id = r.id order by r.id desc limit 1`,
  );
  return row;
}
const ALL = { status: 'succeeded', fetched: 5, stored: 5, quotes: 5, raw: 5 };

describe('a page that PostgreSQL refuses once', () => {
  it.each([
    ['40001', 'serialization_failure'],
    ['40P01', 'deadlock_detected'],
    ['55P03', 'lock_not_available'],
  ])('with %s (%s) is stored immediately by the same attempt', async (sqlState) => {
    await refuse('quotes', sqlState, 3);
    await runToEnd(worker.app, 'lists');
    expect(await stored()).toEqual({ ...ALL, attempts: 1, failures: 0 });
  });

  it.each([
    ['57P01', 'admin_shutdown'],
    ['57P03', 'cannot_connect_now'],
    ['53300', 'too_many_connections'],
    ['25006', 'read_only_sql_transaction'],
    ['08006', 'connection_failure'],
  ])('with %s (%s) is stored later, without counting as an attempt', async (sqlState) => {
    await refuse('quotes', sqlState, 3);
    await runToEnd(worker.app, 'lists');
    expect(await stored()).toEqual({ ...ALL, attempts: 2, failures: 0 });
  });

  it.each([
    ['53100', 'disk_full'],
    ['53200', 'out_of_memory'],
    ['57014', 'query_canceled'],
    ['XX000', 'internal_error'],
  ])('with %s (%s) is stored by a later attempt of the partition', async (sqlState) => {
    await refuse('quotes', sqlState, 3);
    await runToEnd(worker.app, 'lists');
    expect(await stored()).toEqual({ ...ALL, attempts: 2, failures: 1 });
  });
});

describe('a page that PostgreSQL keeps refusing', () => {
  it.each([
    ['53100', 'disk_full', /^all: the database's disk is full: free some space; .*refused on purpose/],
    ['57014', 'statement_timeout', /^all: a statement exceeded its time limit/],
    ['55P03', 'lock_timeout', /^all: a lock could not be acquired in time/],
    ['40P01', 'conflict', /^all: repeated conflicts with other transactions/],
  ])(
    'with %s fails the run with the code %s; the next run loses nothing',
    async (sqlState, code, message) => {
      await refuse('quotes', sqlState, 'each');
      const failed = await runToEnd(worker.app, 'lists');
      expect(failed).toMatchObject({ status: 'failed', errorStage: 'store', errorCode: code, fetched: '0' });
      expect(failed.errorMessage).toMatch(message);
      await refuseNothing();
      await runToEnd(worker.app, 'lists');
      expect(await stored()).toEqual({ ...ALL, attempts: 1, failures: 0 });
    },
  );
});

describe('a plan that PostgreSQL refuses once', () => {
  it.each(['40001', '40P01', '55P03'])('with %s is repeated, and the run continues', async (sqlState) => {
    await refuse('run_partitions', sqlState, 1);
    await runToEnd(worker.app, 'lists');
    expect(await stored()).toEqual({ ...ALL, attempts: 1, failures: 0 });
  });
});

describe('the end of a partition that PostgreSQL refuses', () => {
  it.each(['53100', '55P03', '57014', '57P01', '40001'])(
    'with %s is reported again until it is accepted',
    async (sqlState) => {
      // After the claim and three pages.
      await refuse('run_partitions', sqlState, 6);
      await runToEnd(worker.app, 'lists');
      expect(await stored()).toEqual({ ...ALL, attempts: 1, failures: 0 });
    },
  );
});
