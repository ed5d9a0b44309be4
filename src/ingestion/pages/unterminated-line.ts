import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CsvFile, Page } from '../../domain/source.js';
import type { Origin } from '../../normalization/written.js';
import { linesOf, payloadOf } from './line-payloads.js';
import { Withdrawal } from './withdrawal.js';

/**
 * A last line without a line break may be incomplete, as may a last row with an unclosed quote. Both are stored, and read
 * again once the file has grown. Values from the incomplete version must then not remain: they may even belong to a
 * different listing (`BT` instead of `BTC`).
 */
@Injectable()
export class UnterminatedLine {
  constructor(private readonly withdrawal: Withdrawal) {}

  /**
   * Withdraws lines that were stored before, at or after the start of the page, if their contents changed or they are gone.
   * @param areNew whether none was stored before
   */
  async retract(tx: EntityManager, origin: Origin, page: Page, areNew: boolean): Promise<void> {
    const { file } = page;
    const records = [...page.records, ...(page.broken ?? [])];
    if (!file || !records.length) return;
    const [first, last, rows] = linesOf(page);
    await this.supersede(tx, origin, file, linesBetween(first, last, rows));
    if (areNew) return;
    const stored = await tx.query<StoredLine[]>(
      `select raw.file_id::bigint * 4294967296 + raw.line as id, raw.line::text, raw.payload::text
       from raw_csv_data raw join csv_files file on file.id = raw.file_id
       where file.source_id = $1 and file.path = $2 and file.generation = $3 and raw.line between $4 and $5`,
      [origin.sourceId, file.path, file.generation, first, last],
    );
    if (!stored.length) return;
    const now = new Map(records.map((record) => [record.externalId, record]));
    const isOther = ({ line, payload }: StoredLine) => {
      const record = now.get(line);
      return !record || payloadOf(record) !== payload;
    };
    const ids = stored.filter(isOther).map(({ id }) => id);
    await this.withdrawal.withdraw(
      tx,
      origin,
      ids.map((id) => ({ first: id, last: id })),
    );
  }

  /** Resolves rejections of lines that turned out to be part of another row. */
  private async supersede(
    tx: EntityManager,
    { sourceId, runId }: Origin,
    { path, generation }: CsvFile,
    lines: readonly string[],
  ): Promise<void> {
    if (!lines.length) return;
    await tx.query(
      `update rejections set status = 'superseded', resolved_at = clock_timestamp(), resolved_reason = $1
       where source_id = $2 and partition = $3 and status = 'open' and external_id = any($4)
         and file_id = (select id from csv_files where source_id = $2 and path = $3 and generation = $5)`,
      [`run ${runId} read the line as part of another row`, sourceId, path, lines, generation],
    );
  }
}

/** Numbers of the lines at which no row begins. */
function linesBetween(first: number, last: number, rows: readonly number[]): string[] {
  const others: string[] = [];
  if (last - first + 1 === rows.length) return others;
  const begun = new Set(rows);
  for (let line = first; line <= last; line++) if (!begun.has(line)) others.push(String(line));
  return others;
}

interface StoredLine {
  id: string;
  line: string;
  payload: string;
}
