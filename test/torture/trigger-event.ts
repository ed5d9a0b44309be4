import type { DataSource } from 'typeorm';
import { DISTRIBUTED } from '../../src/database/distribute.js';
import { RunService } from '../../src/ingestion/lifecycle/run.service.js';
import { CITUS_URL, despiteCrashes } from '../support/citus.js';
import type { TestDatabase } from '../support/database.js';
import { letHeartbeatsLapse } from '../support/dead-workers.js';
import { queryServer } from '../support/server.js';
import type { Event, Plan } from './plan.js';
import { requestRuns, lastRun } from './runs.js';
import type { Worker } from './worker.js';

interface TortureRound {
  database: TestDatabase;
  workers: Worker[];
  start: () => Promise<unknown>;
}

/** Triggers an event of the plan. */
export async function triggerEvent(event: Event, { database, workers, start }: TortureRound): Promise<void> {
  const alive = workers.filter((worker) => !worker.isDead());
  const name = new URL(database.url).pathname.slice(1);
  switch (event.do) {
    case 'cut the connections of all':
      return queryServer(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = '${name}' and application_name like 'kasparro%' and pid <> pg_backend_pid()`);
    case 'let heartbeats lapse':
      return letHeartbeatsLapse(database.url).catch(() => undefined);
    case 'ask for runs':
      return alive[0] && requestRuns(alive[0].app).catch(() => undefined);
    case 'cancel a run': {
      const id = await lastRun(database.dataSource).catch(() => '1');
      await alive[0]?.app
        .get(RunService)
        .cancel(id)
        .catch(() => undefined);
      return;
    }
    case 'start':
      return void (await start().catch(() => undefined));
    case 'kill':
    case 'swallow':
    case 'swallow in COPY':
    case 'cut':
    case 'stop':
      return toOne(event, alive);
  }
}

async function toOne(
  { do: what, worker: index }: Event & { worker: number },
  alive: Worker[],
): Promise<void> {
  const worker = alive[index];
  if (!worker) return;
  if (what === 'kill') worker.die();
  else if (what === 'swallow') worker.loseNetwork();
  else if (what === 'swallow in COPY') worker.loseNetwork('copy raw_csv_data');
  else if (what === 'cut') worker.proxy.cut();
  else await worker.stop().catch(() => undefined);
}

/** Makes the database refuse some writes, according to the plan. */
export async function refuseWrites(dataSource: DataSource, { refusal }: Plan): Promise<void> {
  // A distributed table has no triggers.
  if (!refusal || (CITUS_URL && refusal.table in DISTRIBUTED)) return;
  const statements = [
    `create sequence if not exists refusals`,
    `create or replace function refuse() returns trigger language plpgsql as $$ begin
      if nextval('refusals') % ${refusal.every} = 0 then
        raise exception 'refused on purpose' using errcode = '${refusal.sqlState}';
      end if;
      return new;
    end $$`,
    `create or replace trigger refuse before insert or update on ${refusal.table}
      for each row execute function refuse()`,
  ];
  for (const sql of statements) await despiteCrashes(() => dataSource.query(sql));
}
