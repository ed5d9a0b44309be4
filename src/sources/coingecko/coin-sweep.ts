import type { Config } from '../../config/config.js';
import { now } from '../../domain/clock.js';
import { FatalError, PartitionError, UnusablePartition } from '../../domain/errors.js';
import { isStorable } from '../../domain/limits.js';
import type { Page, PageRequest } from '../../domain/source.js';
import { incompleteSweep } from '../http/incomplete-sweep.js';
import { jsonRecords } from '../http/json-records.js';
import { wholeList } from '../http/unnamed.js';
import type { CoingeckoCalls } from './coingecko-calls.js';
import { idChunks } from './id-chunks.js';
import { isLastPage } from './last-page.js';
import { type Market, market } from './market.js';
import {
  endlessPagesError,
  idsOf,
  type Markets,
  type MarketsCalls,
  MAX_PAGES,
  pageOf,
  PER_PAGE,
} from './markets-calls.js';
import { completedSweep, resumedSweep, type SweepPosition } from './sweep-position.js';

/** If more coins than this are missing from the pages, the pages are wrong, and the coins are not requested by id. */
const MAX_ASKED_FOR = 2000;

/**
 * Reads all coins. Pages are ordered by id, because ranks change between calls. Reading ends with an empty page, because
 * earlier pages may be short. Coins that are only in the coin list are then requested by id.
 */
export class CoinSweep {
  constructor(
    private readonly config: Config,
    private readonly calls: CoingeckoCalls,
    private readonly markets: MarketsCalls,
  ) {}

  /** @throws UnusablePartition if the number of coins fell by more than SWEEP_MAX_MISSING since the last sweep */
  async *pages(call: PageRequest): AsyncIterable<Page<Market>> {
    let position = resumedSweep(call.since);
    if (!position.missing) {
      const resumedAfter = position.lastId;
      const seen = new Set<string>();
      for (let isLast = false; !isLast;) {
        const page = await this.page(position, call);
        isLast = page.isLast;
        position = advance(position, page, seen);
        if (page.records.length)
          yield { ...pageOf(page, position), sweep: { startedAt: position.startedAt } };
      }
      const listed = await this.listed(call);
      const lacking = [...(listed ?? [])].filter((id) => id > resumedAfter && !seen.has(id));
      const missing = lacking.slice(0, MAX_ASKED_FOR);
      position = { ...position, missing, unasked: lacking.length - missing.length, listed: listed?.size };
    }
    const unknown: string[] = [];
    for (const ids of idChunks(position.missing ?? [])) {
      const found = await this.markets.byIds(ids, call);
      const given = idsOf(found);
      unknown.push(...ids.filter((id) => !given.has(id)));
      const coins = position.coins + given.size;
      const records = position.records + found.records.length;
      position = { ...position, coins, records, missing: position.missing!.slice(ids.length) };
      yield { ...pageOf(found, position), sweep: { startedAt: position.startedAt } };
    }
    // The cursor is saved before failing, so that the next run starts over instead of continuing after the last page.
    const fault = faultOf(position, this.config);
    const { startedAt, records: total } = position;
    const sweep = { startedAt, total, withoutData: unknown, ...(fault && { isIncomplete: true }) };
    const whole = !fault && { wholeList: wholeList(startedAt) };
    yield { ...emptyPage(completedSweep(position, unknown)), sweep, ...whole };
    if (fault) throw fault;
  }

  private async page(
    { page, ids, records: offset }: SweepPosition,
    call: PageRequest,
  ): Promise<Markets & { isLast: boolean }> {
    if (page >= MAX_PAGES) throw endlessPagesError();
    const { records, reply } = await this.markets.page(page + 1, call, { order: 'id_asc', offset });
    const isSame = records.length > 0 && identify(records) === ids;
    if (isSame && records.length === PER_PAGE)
      throw new PartitionError(
        'same_page',
        `page ${page + 1} contains the same coins as the previous page`,
        reply,
      );
    // Some proxies repeat a short page for pages that do not exist.
    if (isSame) return { records: [], reply, isLast: true };
    return { records, reply, isLast: isLastPage(reply.headers, page + 1, records.length) };
  }

  /** Ids of all coins; null if the plan has no coin list. */
  private async listed(call: PageRequest): Promise<ReadonlySet<string> | null> {
    try {
      const { reply, request } = await this.calls.get('/coins/list', call);
      return idsOf({ records: jsonRecords(reply, request).filter(({ payload }) => hasId(payload)) });
    } catch (error) {
      if (error instanceof FatalError || (error instanceof PartitionError && error.code.startsWith('http_4')))
        return null;
      throw error;
    }
  }
}

function emptyPage(next: Page['next']): Page<Market> {
  return { records: [], next, bytes: 0, retries: 0, fetchedAt: now(), schema: market };
}

/** @param seen ids in this sweep; those of the page are added */
function advance(position: SweepPosition, { records }: Markets, seen: Set<string>): SweepPosition {
  const before = seen.size;
  let { lastId } = position;
  for (const { externalId } of records) {
    seen.add(externalId);
    if (externalId > lastId) lastId = externalId;
  }
  const coins = position.coins + seen.size - before;
  const sum = position.records + records.length;
  return { ...position, page: position.page + 1, ids: identify(records), coins, records: sum, lastId };
}

/** Coins of the list without an id that can be requested and stored are ignored. */
function hasId(coin: unknown): boolean {
  const { id } = (coin ?? {}) as { id?: unknown };
  return typeof id === 'string' && id !== '' && isStorable(id);
}

function identify(records: Markets['records']): string {
  return `${records.length} ${records[0]?.externalId} ${records.at(-1)?.externalId}`;
}

function faultOf(
  { coins, lastSweep: last, lastListed = last, listed = 0, unasked = 0 }: SweepPosition,
  config: Config,
): UnusablePartition | null {
  if (unasked)
    return new UnusablePartition(
      'sweep_incomplete',
      `the pages lack ${unasked + MAX_ASKED_FOR} of the ${listed} listed coins: too many to request one by one`,
    );
  // Coins that are also missing from the coin list are gone, unless the list itself was truncated.
  const delisted = listed > last / 2 ? Math.max(0, lastListed - listed) : 0;
  return incompleteSweep({ coins, last, delisted }, config);
}
