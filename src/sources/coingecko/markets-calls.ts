import { now } from '../../domain/clock.js';
import { PartitionError, UnusablePartition } from '../../domain/errors.js';
import type { Cursor, Page, PageRequest } from '../../domain/source.js';
import type { HttpReply } from '../http/http.js';
import { jsonRecords } from '../http/json-records.js';
import type { CoingeckoCalls } from './coingecko-calls.js';
import { type Market, market } from './market.js';

export const PER_PAGE = 250;
/** Far more pages than exist (70 in 2026), so that an upstream whose pages never end does not occupy a worker forever. */
export const MAX_PAGES = 1000;

/** `include_rehypothecated`: without it, wrapped and staked coins have been omitted since February 2026. */
const ALWAYS = `include_rehypothecated=true&precision=full&per_page=${PER_PAGE}`;

/** The result of a call to `/coins/markets`. */
export interface Markets {
  records: ReturnType<typeof jsonRecords>;
  reply: HttpReply;
}

type Call = Pick<PageRequest, 'signal' | 'deadline'>;

/** https://docs.coingecko.com/reference/coins-markets */
export class MarketsCalls {
  /** @param currency currency of all amounts, such as `USD` */
  constructor(
    private readonly calls: CoingeckoCalls,
    private readonly currency: string,
  ) {}

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

  /** Requests at most 250 coins by id: see `idChunks`. */
  async byIds(ids: readonly string[], call: Call): Promise<Markets> {
    const { records, reply } = await this.get(
      `&ids=${ids.map(encodeURIComponent).join()}&order=id_asc&page=1`,
      call,
    );
    const requestedAt = new Set(ids);
    return { records: records.filter(({ externalId }) => requestedAt.has(externalId)), reply };
  }

  private async get(query: string, call: Call, offset = 0): Promise<Markets> {
    const currency = this.currency.toLowerCase();
    const path = `/coins/markets?vs_currency=${currency}&${ALWAYS}${query}`;
    const { reply, request } = await this.calls.get(path, call).catch((error: unknown) => {
      throw isRefused(error) && currency !== 'usd' ? unknownCurrency(error, this.currency) : error;
    });
    const records = jsonRecords(reply, request, offset);
    return { records: currency === 'usd' ? records : records.map((one) => inCurrency(one, currency)), reply };
  }
}

/** Adds the requested currency, which CoinGecko's payloads lack. Payloads in US dollars are left unchanged. */
function inCurrency(record: Markets['records'][number], currency: string): Markets['records'][number] {
  const { payload, text } = record;
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return record;
  const withCurrency = { vs_currency: currency, ...payload };
  const rest = text.slice(text.indexOf('{') + 1);
  const comma = Object.keys(payload).length ? ',' : '';
  return {
    ...record,
    payload: withCurrency,
    text: `{"vs_currency":${JSON.stringify(currency)}${comma}${rest}`,
  };
}

const isRefused = (error: unknown): error is PartitionError =>
  error instanceof PartitionError && /^http_4(00|22)$/.test(error.code);

function unknownCurrency(cause: PartitionError, currency: string): UnusablePartition {
  const message = `${cause.message}; COINGECKO_CURRENCIES takes currencies that CoinGecko supports, and ${currency} may not be one`;
  return new UnusablePartition(cause.code, message, { cause, retries: cause.retries });
}

export function pageOf({ records, reply }: Markets, next: Cursor): Page<Market> {
  return { records, next, bytes: reply.bytes, retries: reply.retries, fetchedAt: now(), schema: market };
}

export function idsOf({ records }: Pick<Markets, 'records'>): Set<string> {
  return new Set(records.map(({ externalId }) => externalId));
}

export function endlessPagesError(): PartitionError {
  return new PartitionError('endless', `there are more than ${MAX_PAGES} pages`);
}
