import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Records which runs' articles were searched for mentions, and for which names. */
@Injectable()
export class LinkedRunsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async markLinked(runId: string): Promise<void> {
    await this.dataSource.query(
      'insert into mention_runs (run_id, linked_at) values ($1, now()) on conflict do nothing',
      [runId],
    );
  }

  /** Feed runs of the last day whose articles were not searched because the process died. */
  async unlinked(): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `select r.id from sources s join runs r on r.source_id = s.id and r.mode = 'live'
         and r.finished_at between now() - interval '1 day' and now() - interval '2 minutes'
       where s.kind = 'third' and not exists (select from mention_runs where run_id = r.id) order by r.finished_at, r.id limit 100`,
    );
    return rows.map(({ id }) => id);
  }

  /** Number of runs waiting to be searched, at most 100. */
  async waiting(): Promise<number> {
    return (await this.unlinked()).length;
  }

  /** Fingerprint of the names that recent articles were last searched for; null before the first search. */
  async fingerprint(): Promise<string | null> {
    const [row] = await this.dataSource.query<{ fingerprint: string }[]>(
      'select fingerprint from mention_dictionary',
    );
    return row?.fingerprint ?? null;
  }

  async keepFingerprint(fingerprint: string): Promise<void> {
    await this.dataSource.query(
      `insert into mention_dictionary (fingerprint, linked_at) values ($1, now())
       on conflict (only_row) do update set fingerprint = excluded.fingerprint, linked_at = excluded.linked_at`,
      [fingerprint],
    );
  }
}
