import { now } from '../../domain/clock.js';
import { PartitionError } from '../../domain/errors.js';
import type { Cursor, Page, PageRequest } from '../../domain/source.js';
import type { HttpReply } from '../http/http.js';
import { jsonRecords } from '../http/json-records.js';
import type { CoingeckoCalls } from './coingecko-calls.js';
import { type Market, market } from './market.js';

export const PER_PAGE = 250;
/** Far above what exists (70 in 2026): an upstream whose pages never end must not occupy us for ever. */
export const MAX_PAGES = 1000;

/** `include_rehypothecated`: without it, wrapped and staked coins are left out since February 2026. */
const ALWAYS = `vs_currency=usd&include_rehypothecated=true&precision=full&per_page=${PER_PAGE}`;

/** What a call of `/coins/markets` returned. */
export interface Markets {
  records: ReturnType<typeof jsonRecords>;
  reply: HttpReply;
}

type Call = Pick<PageRequest, 'signal' | 'deadline'>;

/** https://docs.coingecko.com/reference/coins-markets */
export class MarketsCalls {
  constructor(private readonly calls: CoingeckoCalls) {}

  /** @param offset number of records on earlier pages */
  async page(
    page: number,
    call: Call,
    { order, category, offset }: { order: 'id_asc' | 'market_cap_desc'; category?: string; offset?: number },
  ): Promise<Markets> {
    const within = category === undefined ? '' : `&category=${encodeURIComponent(category)}`;
    const found = await this.get(`${within}&order=${order}&page=${page}`, call, offset);
    if (page > 1 || found.records.length) return found;
    throw new PartitionError('upstream_empty', 'the first page contains no coins', found.reply);
  }

  /** The coins with these ids, at most 250: see `idChunks`. */
  async byIds(ids: readonly string[], call: Call): Promise<Markets> {
    const { records, reply } = await this.get(
      `&ids=${ids.map(encodeURIComponent).join()}&order=id_asc&page=1`,
      call,
    );
    const asked = new Set(ids);
    return { records: records.filter(({ externalId }) => asked.has(externalId)), reply };
  }

  private async get(query: string, call: Call, offset = 0): Promise<Markets> {
    const { reply, request } = await this.calls.get(`/coins/markets?${ALWAYS}${query}`, call);
    return { records: jsonRecords(reply, request, offset), reply };
  }
}

export function pageOf({ records, reply }: Markets, next: Cursor): Page<Market> {
  return { records, next, bytes: reply.bytes, retries: reply.retries, fetchedAt: now(), schema: market };
}

export function idsOf({ records }: Pick<Markets, 'records'>): Set<string> {
  return new Set(records.map(({ externalId }) => externalId));
}

export function endless(): PartitionError {
  return new PartitionError('endless', `there are more than ${MAX_PAGES} pages`);
}
