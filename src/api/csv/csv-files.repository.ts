import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { ReadConnections } from '../../database/read-connections.js';
import type { Cursor } from '../../domain/source.js';
import type { CsvFilesQuery, FileState } from './csv-files.dto.js';

/** A file according to its checkpoint and the run that last read it. */
export interface KnownFile {
  id: number;
  path: string;
  state: FileState;
  cursor: Cursor | null;
  errorCode: string | null;
  errorMessage: string | null;
  rejected: number;
  firstReadAt: Date | null;
  lastReadAt: Date;
  runId: string;
}

const STATE = `case
  when c.gone_run_id is not null then 'removed'
  when c.cursor ->> 'ignored' is not null then 'ignored'
  when p.status in ('queued', 'running') then 'reading'
  when p.status = 'failed' then 'failed'
  when (c.cursor ->> 'done')::boolean then 'read'
  when c.cursor is not null and p.status = 'succeeded' then 'waiting'
  else 'pending' end`;

const MATCHING = `from checkpoints c
  left join run_partitions p on p.run_id = c.run_id and p.partition = c.partition
  where c.source_id = (select id from sources where name = 'csv') and not starts_with(c.partition, 'backfill:')
    and ($1::text is null or c.partition = $1) and ($2::text is null or strpos(lower(c.partition), lower($2)) > 0)`;

@Injectable()
export class CsvFilesRepository {
  constructor(@Inject(ReadConnections) private readonly database: Pick<DataSource, 'query'>) {}

  /** Lists files in the order in which they were found, at most `limit`. */
  list({ cursor, offset, path, q, state }: CsvFilesQuery, limit: number): Promise<KnownFile[]> {
    return this.database.query(
      `select c.id, c.path, c.state, c.cursor, c."errorCode", c."errorMessage", f.first_read_at as "firstReadAt",
         c."lastReadAt", c."runId",
         (select count(*)::int from rejections r where r.source_id = c.source_id and r.partition = c.path
           and r.file_id = f.id and r.status = 'open') as rejected
       from (
         select c.id, c.source_id, c.partition as path, ${STATE} as state, c.cursor, p.error_code as "errorCode",
           p.error_message as "errorMessage", c.updated_at as "lastReadAt", c.run_id as "runId"
         ${MATCHING} and c.id > $3 and ($4::text[] is null or ${STATE} = any($4))
         order by c.id limit $5 offset $6
       ) c
       left join csv_files f on f.source_id = c.source_id and f.path = c.path and f.generation = c.cursor ->> 'generation'
       order by c.id`,
      [path ?? null, q ?? null, cursor ?? 0, state ?? null, limit, offset ?? 0],
    );
  }

  /** Number of files in each state, regardless of the states that the query selects. */
  countByState({ path, q }: CsvFilesQuery): Promise<{ state: FileState; count: number }[]> {
    return this.database.query(`select ${STATE} as state, count(*)::int as count ${MATCHING} group by 1`, [
      path ?? null,
      q ?? null,
    ]);
  }
}
