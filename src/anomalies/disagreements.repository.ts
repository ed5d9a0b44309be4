import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Run } from '../runs/run.entity.js';
import type { Anomaly } from './anomaly.js';
import { FLIPPED_ARTICLES, FLIPPED_CANDLES, FLIPPED_QUOTES } from './disagreement-sql.js';

interface Disagreement {
  one: string;
  other: string;
  count: number;
  example: string;
}

/** Finds partitions that keep overwriting each other: files or feeds that disagree about the same quote, candle or article. */
@Injectable()
export class DisagreementsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Returns one anomaly for each pair of partitions that disagreed in the run. */
  async check(source: string, { id: runId, sourceId, updated }: Run): Promise<Anomaly[]> {
    if (!Number(updated)) return [];
    const found: Anomaly[] = [];
    for (const [what, sql] of [
      ['quotes', FLIPPED_QUOTES],
      ['candles', FLIPPED_CANDLES],
      ['articles', FLIPPED_ARTICLES],
    ] as const)
      for (const disagreement of await this.dataSource.query<Disagreement[]>(sql, [runId, sourceId]))
        found.push(toAnomaly(source, { sourceId, runId, what }, disagreement));
    return found;
  }

  /** Closes anomalies that were not found again, although this run could have shown them, or that were not seen for a day. */
  async close({ id: runId, sourceId }: Run, seen: readonly string[]): Promise<void> {
    await this.dataSource.query(
      `update anomalies an set state = 'closed', closed_at = now()
       where source_id = $2 and kind = 'partitions_disagree' and state = 'open' and not key = any($3)
         and (last_seen_at < now() - interval '1 day' or 2 = (select count(*) from run_partitions p
           where p.run_id = $1 and p.fetched > 0
             and p.partition in (an.figures -> 'partitions' ->> 0, an.figures -> 'partitions' ->> 1)))`,
      [runId, sourceId, seen],
    );
  }
}

function toAnomaly(
  source: string,
  { sourceId, runId, what }: { sourceId: number; runId: string; what: string },
  { one, other, count, example }: Disagreement,
): Anomaly {
  const pair = createHash('sha256')
    .update(JSON.stringify([what, one, other]))
    .digest('hex')
    .slice(0, 32);
  return {
    key: `partitions_disagree:${sourceId}:${pair}`,
    kind: 'partitions_disagree',
    ...{ sourceId, runId, listingId: null, score: count },
    summary:
      `${one} and ${other} of ${source} disagree about ${count} ${what}, such as ${example}: ` +
      'each overwrites the other.',
    figures: JSON.stringify({ partitions: [one, other], [what]: count, example }),
  };
}
