import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Source } from '../../domain/source.js';
import type { InspectedPage } from '../../drift/inspected-page.js';
import { canonicalInstant } from '../../normalization/instant.js';
import { archiveQuotes, recordCommit } from '../../normalization/versions.js';
import type { Origin } from '../../normalization/written.js';

interface StoredLine {
  raw_id: string;
  payload: string[];
}

/**
 * A last line without a line break may be incomplete. It is stored, and read again once the file has grown; the quote
 * of the incomplete line, possibly for another listing (`BT` instead of `BTC`), must then be removed.
 */
@Injectable()
export class UnterminatedLine {
  /**
   * Retracts the quote of a line about to be replaced. Only the first line of a page can have been stored before; it is
   * parsed like the page.
   */
  async retract(tx: EntityManager, origin: Origin, source: Source, drift: InspectedPage): Promise<void> {
    const { page } = drift.received;
    const firsts = [page.records[0], page.broken?.[0]].flatMap((record) => record?.externalId ?? []);
    if (!page.file || !firsts.length) return;
    const { path, generation, columns } = page.file;
    const [kept] = await tx.query<StoredLine[]>(
      `select raw.file_id::bigint * 4294967296 + raw.line as raw_id, raw.payload
       from raw_csv_data raw join csv_files file on file.id = raw.file_id
       where file.source_id = $1 and file.path = $2 and file.generation = $3 and raw.line = $4`,
      [origin.sourceId, path, generation, Math.min(...firsts.map(Number))],
    );
    if (!kept) return;
    const payload = Object.fromEntries(columns.map((column, index) => [column, kept.payload[index] ?? '']));
    const parsed = (drift.page.schema ?? source.schema).safeParse(drift.read(payload));
    for (const item of parsed.success ? source.normalize(parsed.data) : []) {
      if (item.kind !== 'quote') continue;
      const { externalId, currency } = item.listing;
      const key = [origin.sourceId, externalId, currency, canonicalInstant(item.observedAt)];
      await this.removeQuote(tx, [...key, kept.raw_id, origin.fetchedAt]);
    }
  }

  /**
   * Keeps the quote if another line has reported the same since, archives what is removed, and restores the previous
   * newest quote.
   */
  private async removeQuote(tx: EntityManager, parameters: unknown[]): Promise<void> {
    const removed = await tx.query<{ listing_id: number }[]>(
      `with removed as (
         delete from quotes q using listings l where l.source_id = $1 and l.external_id = $2 and l.currency = $3
           and q.listing_id = l.id and q.observed_at = $4 and q.raw_id = $5 returning q.listing_id, old as former),
       kept as (${archiveQuotes('removed', '$6::timestamptz')}), noted as (${recordCommit('removed')})
       select listing_id from removed`,
      parameters,
    );
    for (const { listing_id } of removed) {
      await tx.query('delete from latest_quotes where listing_id = $1', [listing_id]);
      await tx.query(
        `insert into latest_quotes (listing_id, observed_at, source_id, currency, price, market_cap, rank)
         select q.listing_id, q.observed_at, q.source_id, l.currency, q.price, q.market_cap, q.rank
         from quotes q join listings l on l.id = q.listing_id
         where q.listing_id = $1 order by q.observed_at desc limit 1`,
        [listing_id],
      );
    }
  }
}
