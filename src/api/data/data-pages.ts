import { Injectable } from '@nestjs/common';
import { ResultCache } from '../answers/result-cache.js';
import { encodeCursor } from './cursor.js';
import type { Position } from './cursor-position.js';
import type { DataQuery } from './data-query.dto.js';
import { DataRepository } from './data.repository.js';
import { contentTag } from './etag.js';
import { adjustEstimate, type Total, TotalRepository } from './total.repository.js';

export interface DataPageContent extends Total {
  /** The items, separated by commas. */
  json: string;
  next_cursor: string | null;
  tag: string;
}

/** Pages of `/data`. */
@Injectable()
export class DataPages {
  constructor(
    private readonly data: DataRepository,
    private readonly totals: TotalRepository,
    private readonly answers: ResultCache,
  ) {}

  /** @param received the query as sent by the client, which its cursors are bound to; in `query`, times are resolved */
  get(received: DataQuery, query: DataQuery, after: Position | null): Promise<DataPageContent> {
    const read = () => this.read(received, query, after);
    const isOfTheMoment = query.as_of !== undefined || query.max_age !== undefined;
    return isOfTheMoment ? read() : this.answers.get(`data ${JSON.stringify(received)}`, read);
  }

  private async read(
    received: DataQuery,
    query: DataQuery,
    after: Position | null,
  ): Promise<DataPageContent> {
    const selection = await this.data.select(query);
    const counting = await this.totals.countMethod(query, selection);
    const page = await this.data.page(query, selection, after, counting);
    const counted = await this.totals.count(query, selection, counting, page.counted);
    const { json, length } = page;
    const total = after ? counted : adjustEstimate(counted, (query.offset ?? 0) + length, page);
    const next_cursor = page.last && encodeCursor(received, page.last, query.as_of);
    const tag = contentTag(`${json}${total.total} ${total.total_is_estimate} ${next_cursor}`);
    return { json, ...total, next_cursor, tag };
  }
}
