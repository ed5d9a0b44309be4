import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { PreparedQueries } from '../../database/prepared-queries.js';
import type { DataQuery } from '../data/data-query.dto.js';
import { DataRepository } from '../data/data.repository.js';
import type { DataPage } from '../data/data.reply.js';
import { isContentUnchanged } from '../data/etag.js';
import { JSON_TYPE, type JsonText, pageText } from '../json-text.js';
import { isMoment } from '../moment-fields.js';
import { type HttpExchange, Exports } from '../export/exports.js';
import type { Format, FormatOptions } from '../export/format.js';
import { representationOf } from '../export/representation.guard.js';
import { ChangeExport } from './change-export.js';
import { changeJson } from './change-view.js';
import { Changes } from './changes.js';
import { ChangeRetention } from './change-retention.js';
import { decodePosition, encodePosition, type ChangePosition, requestedPosition } from './change-position.js';

/** After this number of milliseconds, a page is sent with what was found so far, and the cursor to continue from. */
const LONG_ENOUGH_MS = 1000;

export interface ChangePage {
  /** The items as JSON, separated by commas. */
  items: string[];
  place: ChangePosition;
  more: boolean;
}

/** Pages of `/data?ingested_since=`. */
@Injectable()
export class ChangeFeed {
  constructor(
    private readonly data: DataRepository,
    private readonly changes: Changes,
    private readonly keptSince: ChangeRetention,
    private readonly reads: PreparedQueries,
    private readonly exportOfChanges: ChangeExport,
    private readonly exports: Exports,
  ) {}

  async reply(
    query: DataQuery,
    { request, reply }: HttpExchange,
  ): Promise<JsonText<DataPage> | Readable | undefined> {
    const { format, ...options } = representationOf(request);
    if (format !== 'page') return this.file(query, format, options, { request, reply });
    const start = performance.now();
    const { items, place, more } = await this.page(query, await this.positionOf(query));
    const ingested_cursor = encodePosition(place);
    const page = items.join(',');
    if (isContentUnchanged(`${page}${ingested_cursor} ${more}`, request, reply)) return undefined;
    void reply.type(JSON_TYPE);
    return pageText<DataPage>(page, {
      request_id: request.id,
      api_latency_ms: Math.round((performance.now() - start) * 100) / 100,
      limit: query.limit,
      offset: null,
      total: null,
      total_is_estimate: false,
      next_cursor: more ? ingested_cursor : null,
      as_of: null,
      ingested_cursor,
    });
  }

  /** Exports all changes up to now, or `limit` of them. If all are exported, a header contains the cursor to continue from. */
  private async file(
    query: DataQuery,
    format: Format,
    options: FormatOptions,
    { request, reply }: HttpExchange,
  ): Promise<Readable> {
    const isWhole = (request.query as { limit?: string }).limit === undefined;
    const after = await this.positionOf(query);
    const upTo = await this.changes.end(this.reads);
    if (isWhole) void reply.header('x-ingested-cursor', encodePosition(upTo[0] >= after[0] ? upTo : after));
    const limit = isWhole ? null : query.limit;
    const write = (end: AbortController) =>
      this.exportOfChanges.stream(query, { limit, after, upTo, format, options, end });
    return this.exports.body(write, format, { request, reply });
  }

  /**
   * The position from which the query continues.
   * @throws BadRequestException
   * @throws ProblemException `cursor_too_old`
   */
  async positionOf({ ingested_since, cursor, kind }: DataQuery): Promise<ChangePosition> {
    const start = requestedPosition('ingested_since', ingested_since!);
    const place = cursor === undefined ? start : decodePosition('cursor', cursor);
    if (cursor !== undefined || !isMoment(ingested_since!))
      await this.keptSince.assertNothingDropped(place, kind);
    return place;
  }

  async page(query: DataQuery, after: ChangePosition): Promise<ChangePage> {
    const selection = () => this.data.select(query);
    const items: string[] = [];
    const began = performance.now();
    let [place, more] = [after, true];
    while (more && items.length < query.limit && performance.now() - began < LONG_ENOUGH_MS) {
      const wanted = { ...query, limit: query.limit - items.length };
      const step = await this.changes.nextBatch<[string]>({
        query: wanted,
        selection,
        after: place,
        select: (conversion) => `${changeJson(query, conversion)}::text`,
        reads: this.reads,
      });
      for (const [item] of step.rows) items.push(item);
      ({ place, more } = step);
    }
    return { items, place, more };
  }
}
