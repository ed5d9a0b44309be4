import { setClock, uptime } from '../domain/clock.js';

interface Database {
  query(sql: string): Promise<unknown>;
}

/**
 * Synchronises this process's clock with the database's.
 * @returns by how many milliseconds the database's clock was set forward since the last reading; negative if set back
 */
export async function syncClock(db: Database): Promise<number> {
  const asked = uptime();
  const [row] = (await db.query('select extract(epoch from clock_timestamp()) * 1000 as moment')) as [
    { moment: string },
  ];
  return setClock(Number(row.moment), asked, uptime());
}
