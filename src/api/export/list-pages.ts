import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { readJson } from '../../domain/json.js';
import { fieldsOf } from '../openapi/reply-fields.js';
import type { SerialQueue } from './serial-queue.js';

/** Items per page: few, because all other requests wait while a page is read. */
const PAGE_ITEMS = 100;

/** The items of a page as JSON texts, the cursor of the next page, and the moment that the page is valid for, if any. */
export interface ListPage {
  items: readonly string[];
  next: string | null;
  asOf: string | null;
}

interface Metadata {
  next_cursor?: string | number | null;
  as_of?: string | null;
}

/** Reads the pages of a list by calling its controller with one cursor after the other: `limit` items in total, or all. */
export class ListPages {
  private readonly given: Readonly<Record<string, unknown>>;
  private readonly fields: ReadonlySet<string>;
  private readonly limit: number;

  /** @param answer the reply to the original request, as JSON */
  constructor(
    reply: z.ZodType,
    private readonly request: FastifyRequest,
    private readonly answer: () => Promise<string>,
    private readonly turns: SerialQueue,
  ) {
    this.given = { ...(request.query as object) };
    this.fields = new Set(fieldsOf(reply).map(({ path }) => path.join('.')));
    const { limit = Infinity } = this.given;
    // A limit that is not a number is refused by the list itself.
    this.limit = /^\d{1,9}$/.test(String(limit)) ? Number(limit) : Infinity;
  }

  first(): Promise<ListPage> {
    return this.inTurn(this.limit === Infinity ? this.given['limit'] : this.limit);
  }

  async *from(first: ListPage, signal: AbortSignal): AsyncGenerator<ListPage> {
    let left = this.limit;
    for (let page = first; ; page = await this.inTurn(left, page.next)) {
      yield page;
      signal.throwIfAborted();
      left -= page.items.length;
      if (page.next === null || left <= 0) return;
    }
  }

  /** Lets other requests begin before each page, also before the first pages of several exports. */
  private inTurn(limit: unknown, cursor?: string | null): Promise<ListPage> {
    return this.turns.run(async () => {
      await yieldToEventLoop();
      return this.page(limit, cursor);
    });
  }

  private async page(limit: unknown = PAGE_ITEMS, cursor?: string | null): Promise<ListPage> {
    const query: Record<string, unknown> = { ...this.given };
    if (this.fields.has('metadata.next_cursor'))
      query['limit'] = typeof limit === 'number' ? String(Math.min(limit, PAGE_ITEMS)) : limit;
    if (this.fields.has('metadata.total_is_estimate')) query['count'] = 'none';
    if (cursor) {
      query['cursor'] = cursor;
      delete query['offset'];
    }
    this.request.query = query;
    const { value, items = [] } = readJson(await this.answer(), ['data']);
    const { next_cursor, as_of = null } = (value as { metadata: Metadata }).metadata;
    const next = next_cursor == null ? null : String(next_cursor);
    return { items: items.map(({ text }) => text), next, asOf: as_of };
  }
}
