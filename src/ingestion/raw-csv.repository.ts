import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { copyNewRows, WORTH_A_COPY } from '../database/copy-rows.js';
import type { CsvFile, SourceRecord } from '../domain/source.js';
import type { Origin } from '../normalization/written.js';

/** A line, and the quote that it speaks of: null where a later line of the page speaks of the same. */
export interface CsvLine {
  record: SourceRecord;
  quoteKey: { listingId: number; observedAt: string } | null;
}

interface NewLine {
  line: string;
  payload: string;
}

/** Lines that one reading of a file can have: a raw id is the file's number times this, plus the line. */
const LINES = 2n ** 32n;

/** Keeps lines by file and line number. */
@Injectable()
export class RawCsvRepository {
  /**
   * Ids of the raw rows, in the order of the lines. Of a file that is read again, a line is kept only where the quote
   * that it speaks of does not stand on the same payload already.
   */
  async keep(tx: EntityManager, origin: Origin, file: CsvFile, lines: readonly CsvLine[]): Promise<string[]> {
    const { id, readBefore } = await this.register(tx, origin, file);
    const payloads = lines.map(({ record }) => JSON.stringify(Object.values(record.payload as object)));
    const known = readBefore
      ? await this.known(tx, origin, file, lines, payloads)
      : new Map<number, string>();
    const news = lines.flatMap(({ record }, index) =>
      known.has(index) ? [] : [{ line: record.externalId, payload: payloads[index]! }],
    );
    await this.write(tx, origin, id, news);
    return lines.map(
      ({ record }, index) => known.get(index) ?? String(BigInt(id) * LINES + BigInt(record.externalId)),
    );
  }

  private async write(
    tx: EntityManager,
    origin: Origin,
    id: number,
    news: readonly NewLine[],
  ): Promise<void> {
    const { runId, fetchedAt } = origin;
    if (news.length >= WORTH_A_COPY) {
      const rows = news
        .values()
        .map(({ line, payload }) => [id, line, payload, runId, fetchedAt.toISOString()]);
      if (await copyNewRows(tx, 'raw_csv_data (file_id, line, payload, run_id, fetched_at)', rows)) return;
    }
    // The cursor stands in front of a last line without a line break, so that line may come again, longer.
    await tx.query(
      `insert into raw_csv_data (file_id, line, payload, run_id, fetched_at)
       select $1, line, payload, $2, $3 from unnest($4::bigint[], $5::json[]) as item(line, payload)
       on conflict (file_id, line) do update set payload = excluded.payload, run_id = excluded.run_id,
         fetched_at = excluded.fetched_at`,
      [id, runId, fetchedAt, news.map((row) => row.line), news.map((row) => row.payload)],
    );
  }

  /** The reading's number, given where it has none yet, and whether the file was read before. */
  async register(
    tx: EntityManager,
    origin: Origin,
    file: CsvFile,
  ): Promise<{ id: number; readBefore: boolean }> {
    const [row] = await tx.query<{ id: number; readBefore: boolean }[]>(
      `with known as (select id from csv_files where source_id = $1 and path = $2 and generation = $3),
         made as (insert into csv_files (source_id, path, generation, columns, "format", first_read_at)
           select $1, $2, $3, $4, $5, $6 where not exists (select from known) returning id),
         this as (select id from known union all select id from made)
       select id, exists (select from csv_files other where other.source_id = $1 and other.path = $2
         and other.generation <> $3) as "readBefore" from this`,
      [
        origin.sourceId,
        file.path,
        file.generation,
        JSON.stringify(file.columns),
        JSON.stringify(file.format),
        origin.fetchedAt,
      ],
    );
    return row!;
  }

  private async known(
    tx: EntityManager,
    origin: Origin,
    file: CsvFile,
    lines: readonly CsvLine[],
    payloads: string[],
  ) {
    const asked = lines.flatMap(({ quoteKey }, index) =>
      quoteKey ? [{ ...quoteKey, index, payload: payloads[index] }] : [],
    );
    const rows = await tx.query<{ index: number; raw_id: string }[]>(
      `select asked.index, quote.raw_id
       from unnest($1::int[], $2::int[], $3::timestamptz[], $4::text[]) as asked(index, listing_id, observed_at, payload)
       join quotes quote using (listing_id, observed_at)
       join raw_csv_data raw on raw.file_id = (quote.raw_id >> 32)::int and raw.line = quote.raw_id & 4294967295
       join csv_files file on file.id = raw.file_id and file.source_id = $5 and file.path = $6
       where raw.payload::text = asked.payload`,
      [
        asked.map((row) => row.index),
        asked.map((row) => row.listingId),
        asked.map((row) => row.observedAt),
        asked.map((row) => row.payload),
        origin.sourceId,
        file.path,
      ],
    );
    const replaced = await this.replacedBefore(tx, origin, file, lines, payloads);
    return new Map([...rows, ...replaced].map((row) => [row.index, row.raw_id]));
  }

  /** Of lines that a later one of their page replaced: no quote stands on them, so they are known by their place. */
  private async replacedBefore(
    tx: EntityManager,
    origin: Origin,
    file: CsvFile,
    lines: readonly CsvLine[],
    payloads: string[],
  ) {
    const asked = lines.flatMap(({ record, quoteKey }, index) =>
      quoteKey ? [] : [{ index, line: record.externalId, payload: payloads[index] }],
    );
    if (!asked.length) return [];
    return tx.query<{ index: number; raw_id: string }[]>(
      `select asked.index, max(raw.file_id::bigint * 4294967296 + raw.line) as raw_id
       from unnest($1::int[], $2::bigint[], $3::text[]) as asked(index, line, payload)
       join csv_files file on file.source_id = $4 and file.path = $5 and file.generation <> $6
       join raw_csv_data raw on raw.file_id = file.id and raw.line = asked.line
       where raw.payload::text = asked.payload group by asked.index`,
      [
        asked.map((row) => row.index),
        asked.map((row) => row.line),
        asked.map((row) => row.payload),
        origin.sourceId,
        file.path,
        file.generation,
      ],
    );
  }
}
