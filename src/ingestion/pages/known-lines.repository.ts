import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CsvFile, SourceRecord } from '../../domain/source.js';
import type { ListingMap } from '../../normalization/listing-map.js';
import type { AcceptedRecord } from '../../normalization/normalize-page.js';
import type { Origin } from '../../normalization/written.js';

/** Accepted lines with the ids of their listings. */
export interface CsvLines {
  accepted: readonly AcceptedRecord[];
  listingIds: ListingMap<number>;
}

/** As stored: the array of the line's values. */
export function payloadOf({ payload }: SourceRecord): string {
  return JSON.stringify(Object.values(payload as object));
}

/** Finds unchanged lines of a rewritten file. */
@Injectable()
export class KnownLinesRepository {
  /** Ids of raw rows that already back the quotes of these lines, by index. */
  async find(
    tx: EntityManager,
    origin: Origin,
    file: CsvFile,
    { accepted, listingIds }: CsvLines,
  ): Promise<Map<number, string>> {
    const asked = accepted.flatMap(({ record, items }, index) => {
      const quote = items.find((item) => item.kind === 'quote');
      if (!quote) return [];
      const listingId = listingIds.get(quote.listing);
      return [{ index, listingId, observedAt: quote.observedAt, payload: payloadOf(record) }];
    });
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
    const replaced = await this.replacedBefore(tx, origin, file, accepted);
    return new Map([...rows, ...replaced].map((row) => [row.index, row.raw_id]));
  }

  /** The same for lines replaced by a later one of their page: they have no quote, so they are found by line number. */
  private async replacedBefore(
    tx: EntityManager,
    origin: Origin,
    file: CsvFile,
    accepted: readonly AcceptedRecord[],
  ) {
    const asked = accepted.flatMap(({ record, items }, index) =>
      items.some((item) => item.kind === 'quote')
        ? []
        : [{ index, line: record.externalId, payload: payloadOf(record) }],
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
