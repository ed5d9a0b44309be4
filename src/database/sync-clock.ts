import { now, setClock, uptime } from '../domain/clock.js';

interface Database {
  query(sql: string): Promise<unknown>;
}

/**
 * Takes the database's clock for this process'.
 * @returns by how many milliseconds it had been set forward since the last reading; below zero where it was set back
 */
export async function syncClock(db: Database): Promise<number> {
  const before = uptime();
  const [row] = (await db.query('select extract(epoch from clock_timestamp()) * 1000 as moment')) as [
    { moment: string },
  ];
  // Half of the way there and back.
  const at = (before + uptime()) / 2;
  const expected = now().getTime() - (uptime() - at);
  setClock(Number(row.moment), at);
  return Number(row.moment) - expected;
}
