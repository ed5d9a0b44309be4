import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Candle } from '../../domain/candle.js';
import type { Quote } from '../../domain/quote.js';
import type { CsvFile, Normalized, SourceRecord } from '../../domain/source.js';
import type { ListingMap } from '../../normalization/listing-map.js';
import { momentOf } from '../../normalization/moment-of.js';
import type { AcceptedRecord } from '../../normalization/normalize-record.js';
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

interface KnownLine {
  index: number;
  raw_id: string;
}

/** A join of `asked` with the quotes or candles in the lines. */
const BACKED = {
  quote: 'join quotes backed on backed.listing_id = asked.listing_id and backed.observed_at = asked.moment',
  candle: `join candles backed on backed.listing_id = asked.listing_id and backed."interval" = asked."interval"
    and backed.opened_at = asked.moment`,
};

/** Finds unchanged lines of a rewritten file. */
@Injectable()
export class KnownLinesRepository {
  /** Ids of raw rows that already back the quotes or candles of these lines, by index. */
  async find(
    tx: EntityManager,
    origin: Origin,
    file: CsvFile,
    lines: CsvLines,
  ): Promise<Map<number, string>> {
    const found = [
      await this.backing(tx, origin, file, lines, 'quote'),
      await this.backing(tx, origin, file, lines, 'candle'),
      await this.replacedBefore(tx, origin, file, lines.accepted),
    ];
    return new Map(found.flat().map((row) => [row.index, row.raw_id]));
  }

  private async backing(
    tx: EntityManager,
    origin: Origin,
    file: CsvFile,
    { accepted, listingIds }: CsvLines,
    kind: keyof typeof BACKED,
  ): Promise<KnownLine[]> {
    const asked = accepted.flatMap(({ record, items }, index) => {
      const item = items.find(isListed);
      if (item?.kind !== kind) return [];
      const listingId = listingIds.get(item.listing);
      const interval = item.kind === 'candle' ? item.interval : null;
      return [{ index, listingId, moment: momentOf(item), interval, payload: payloadOf(record) }];
    });
    if (!asked.length) return [];
    return tx.query<KnownLine[]>(
      `with backed as materialized (
         select asked.index, asked.payload, backed.raw_id
         from unnest($1::int[], $2::int[], $3::timestamptz[], $4::text[], $5::text[])
           as asked(index, listing_id, moment, "interval", payload)
         ${BACKED[kind]}
         join csv_files file on file.id = (backed.raw_id >> 32)::int and file.source_id = $6 and file.path = $7)
       select backed.index, backed.raw_id from backed
       join raw_csv_data raw on raw.file_id = (backed.raw_id >> 32)::int and raw.line = backed.raw_id & 4294967295
       where raw.payload::text = backed.payload`,
      [
        asked.map((row) => row.index),
        asked.map((row) => row.listingId),
        asked.map((row) => row.moment),
        asked.map((row) => row.interval),
        asked.map((row) => row.payload),
        origin.sourceId,
        file.path,
      ],
    );
  }

  /** The same for lines replaced by a later one of their page: they have no item left, so they are found by line number. */
  private async replacedBefore(
    tx: EntityManager,
    origin: Origin,
    file: CsvFile,
    accepted: readonly AcceptedRecord[],
  ): Promise<KnownLine[]> {
    const asked = accepted.flatMap(({ record, items }, index) =>
      items.some(isListed) ? [] : [{ index, line: record.externalId, payload: payloadOf(record) }],
    );
    if (!asked.length) return [];
    return tx.query<KnownLine[]>(
      `with asked as materialized (
         select file.id as file_id, asked.* from unnest($1::int[], $2::bigint[], $3::text[]) as asked(index, line, payload)
         join csv_files file on file.source_id = $4 and file.path = $5 and file.generation <> $6)
       select asked.index, max(raw.file_id::bigint * 4294967296 + raw.line) as raw_id from asked
       join raw_csv_data raw on raw.file_id = asked.file_id and raw.line = asked.line
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

function isListed(item: Normalized): item is Quote | Candle {
  return 'listing' in item;
}
