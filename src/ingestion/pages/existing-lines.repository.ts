import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Candle } from '../../domain/candle.js';
import type { Quote } from '../../domain/quote.js';
import type { CsvFile, Normalized } from '../../domain/source.js';
import type { ListingMap } from '../../normalization/listing-map.js';
import { momentOf } from '../../normalization/moment-of.js';
import type { AcceptedRecord } from '../../normalization/normalize-record.js';
import { qualifyColumns } from '../../normalization/qualify-columns.js';
import { QUOTE_FIGURE_NAMES, QUOTE_FIGURES } from '../../normalization/quote-columns.js';
import type { Origin } from '../../normalization/written.js';
import { type ExistingLine, payloadOf, linesWithSamePayload } from './line-payloads.js';

/** Accepted lines with the ids of their listings. */
export interface CsvLines {
  accepted: readonly AcceptedRecord[];
  listingIds: ListingMap<number>;
  /** Whether the transaction already contains them. */
  areLinesStored?: boolean;
}

const GIVEN_VALUES = QUOTE_FIGURE_NAMES.map((_name, index) => `v${index}`).join(', ');

/**
 * Subqueries for the quote or candle with the key of a line in `given`. `offset 0` makes PostgreSQL look up each one by
 * its key: a plain join may read the whole table for each page.
 */
const BACKED = {
  quote: `select q.raw_id, (${qualifyColumns('q', QUOTE_FIGURES)}) is not distinct from (${GIVEN_VALUES}) as is_unchanged
    from quotes q where q.listing_id = given.listing_id and q.observed_at = given.moment offset 0`,
  candle: `select c.raw_id, false as is_unchanged from candles c
    where c.listing_id = given.listing_id and c."interval" = given."interval" and c.opened_at = given.moment offset 0`,
};

/** Finds lines of a rewritten file that have been stored before and have not changed. */
@Injectable()
export class ExistingLinesRepository {
  /** Stored raw rows that already back the lines' quotes or candles, by the index of the line. */
  async find(
    tx: EntityManager,
    origin: Origin,
    file: CsvFile,
    lines: CsvLines,
  ): Promise<Map<number, ExistingLine>> {
    const found = [
      await this.backing(tx, origin, file, lines, 'quote'),
      await this.backing(tx, origin, file, lines, 'candle'),
      await this.replacedBefore(tx, origin, file, lines.accepted),
    ];
    return new Map(found.flat().map((row) => [row.index, row]));
  }

  private async backing(
    tx: EntityManager,
    origin: Origin,
    file: CsvFile,
    { accepted, listingIds }: CsvLines,
    kind: keyof typeof BACKED,
  ): Promise<ExistingLine[]> {
    const given = accepted.flatMap(({ items }, index) => {
      const listed = items.filter(isListed);
      const [item] = listed;
      if (item?.kind !== kind) return [];
      const listingId = listingIds.get(item.listing);
      const interval = item.kind === 'candle' ? item.interval : null;
      const quote = item.kind === 'quote' ? item : null;
      const isOnly = listed.length === 1;
      return [{ index, listingId, moment: momentOf(item), interval, quote, isOnly }];
    });
    if (!given.length) return [];
    const backed = await tx.query<ExistingLine[]>(
      `select given.index, backed.raw_id, backed.is_unchanged and given.is_only as "isUnchanged"
       from unnest($1::int[], $2::int[], $3::timestamptz[], $4::text[], $5::bool[], $6::int[], $7::numeric[], $8::numeric[],
           $9::numeric[], $10::numeric[], $11::numeric[], $12::numeric[], $13::numeric[])
         as given(index, listing_id, moment, "interval", is_only, ${GIVEN_VALUES})
       cross join lateral (${BACKED[kind]}) backed
       where (backed.raw_id >> 32)::int = any(array(select id from csv_files where source_id = $14 and path = $15))`,
      [
        given.map((row) => row.index),
        given.map((row) => row.listingId),
        given.map((row) => row.moment),
        given.map((row) => row.interval),
        given.map((row) => row.isOnly),
        ...QUOTE_FIGURE_NAMES.map((name) => given.map(({ quote }) => quote?.[name])),
        origin.sourceId,
        file.path,
      ],
    );
    return linesWithSamePayload(tx, accepted, backed);
  }

  /** Raw rows of lines that a later line on their page replaces. Such lines have no item, so their line number is used. */
  private async replacedBefore(
    tx: EntityManager,
    origin: Origin,
    file: CsvFile,
    accepted: readonly AcceptedRecord[],
  ): Promise<ExistingLine[]> {
    const given = accepted.flatMap(({ record, items }, index) =>
      items.some(isListed) ? [] : [{ index, line: record.externalId, payload: payloadOf(record) }],
    );
    if (!given.length) return [];
    return tx.query<ExistingLine[]>(
      `with given as materialized (
         select file.id as file_id, given.* from unnest($1::int[], $2::bigint[], $3::text[]) as given(index, line, payload)
         join csv_files file on file.source_id = $4 and file.path = $5 and file.generation <> $6)
       select given.index, max(raw.file_id::bigint * 4294967296 + raw.line) as raw_id, false as "isUnchanged" from given
       join raw_csv_data raw on raw.file_id = given.file_id and raw.line = given.line
       where raw.payload::text = given.payload group by given.index`,
      [
        given.map((row) => row.index),
        given.map((row) => row.line),
        given.map((row) => row.payload),
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
