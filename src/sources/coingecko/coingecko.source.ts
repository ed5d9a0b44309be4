import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CONFIG, type Config } from '../../config/config.js';
import { now } from '../../domain/clock.js';
import { PartitionError } from '../../domain/errors.js';
import type { Normalized, Page, PageRequest, Partition, Reason, Source } from '../../domain/source.js';
import {
  contractPartitions,
  contractsRefused,
  contractSweep,
  sweepToContinue,
} from '../http/contract-sweep.js';
import { HttpClient } from '../http/http-client.js';
import { jsonRecords } from '../http/json-records.js';
import { wholeList } from '../http/unnamed.js';
import { unionByField } from '../http/union-by-field.js';
import { CoingeckoCalls } from './coingecko-calls.js';
import { type Market, market, notesOf, quoteOf } from './market.js';
import { ChosenCoins } from './chosen-coins.js';
import { CoinHistory } from './coin-history.js';
import { chartPoint, ohlcPoint, pastItemOf, type PastPoint } from './past-point.js';
import { CoinSweep } from './coin-sweep.js';
import { MarketsCalls } from './markets-calls.js';
import { contractsOf, type Platforms, platforms } from './platforms.js';
import { sweepPosition } from './sweep-position.js';

const CATEGORY = 'category:';
/** Suffix of partition keys for currencies other than the US dollar: `markets in EUR`. */
const CURRENCY = / in ([A-Z0-9]+)$/;

/**
 * Quotes for all or selected coins from `/coins/markets` and, once a day, the contracts of all coins, in a single reply from
 * https://docs.coingecko.com/reference/coins-list.
 */
@Injectable()
export class CoingeckoSource implements Source<Market | Platforms | PastPoint> {
  readonly name = 'coingecko';
  readonly kind = 'api';
  readonly schema = unionByField(
    'platforms',
    platforms,
    unionByField('chart', chartPoint, unionByField('ohlc', ohlcPoint, market)),
  );
  /** Selected coins are all read each time, so their cursor only contains the selection. */
  readonly cursorSchema = z.union([
    sweepPosition,
    contractSweep,
    z.strictObject({ chosen: z.int() }),
    z.strictObject({ largest: z.int() }),
    z.strictObject({ category: z.string() }),
  ]);

  readonly backfill: CoinHistory;
  private readonly calls: CoingeckoCalls;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    http: HttpClient,
  ) {
    this.calls = new CoingeckoCalls(config, http);
    this.backfill = new CoinHistory(config, this.calls);
  }

  partitions(): Promise<readonly Partition[]> {
    const { COINGECKO_IDS: ids, COINGECKO_CATEGORIES: categories, COINGECKO_TOP_N: top } = this.config;
    const chosen = [
      ...(ids.length ? ['ids'] : []),
      ...(top ? ['largest'] : []),
      ...categories.map((category) => CATEGORY + category),
    ];
    const keys = (chosen.length ? chosen : ['markets']).flatMap((key) =>
      this.config.COINGECKO_CURRENCIES.map((currency) =>
        currency === 'USD' ? key : `${key} in ${currency}`,
      ),
    );
    return Promise.resolve([...keys.map((key) => ({ key })), ...contractPartitions(this.config)]);
  }

  pages(request: PageRequest): AsyncIterable<Page<Market | Platforms>> {
    const { key: full } = request.partition;
    if (full === 'contracts') return this.contracts(request);
    const key = full.replace(CURRENCY, '');
    const markets = new MarketsCalls(this.calls, CURRENCY.exec(full)?.[1] ?? 'USD');
    const chosen = new ChosenCoins(markets);
    if (key === 'ids') return chosen.byIds(this.config.COINGECKO_IDS, request);
    if (key === 'largest') return chosen.largest(this.config.COINGECKO_TOP_N, request);
    if (key.startsWith(CATEGORY)) return chosen.inCategory(key.slice(CATEGORY.length), request);
    return new CoinSweep(this.config, this.calls, markets).pages(request);
  }

  private async *contracts(call: PageRequest): AsyncIterable<Page<Platforms>> {
    if (sweepToContinue(call.since, this.config.CONTRACT_SWEEP_HOURS) === null) return;
    const { reply, request } = await this.calls
      .get('/coins/list?include_platform=true', call)
      .catch(contractsRefused);
    const records = jsonRecords(reply, request);
    if (!records.length) throw new PartitionError('upstream_empty', 'the list contains no coins', reply);
    const fetchedAt = now();
    const startedAt = fetchedAt.toISOString();
    const { bytes, retries } = reply;
    const sweep = { startedAt, total: records.length };
    const next = { startedAt, left: [] };
    const whole = { sweep, wholeList: wholeList(startedAt) };
    yield { records, next, bytes, retries, fetchedAt, schema: platforms, ...whole };
  }

  normalize(coin: Market | Platforms | PastPoint): readonly Normalized[] {
    if (isPast(coin)) return [pastItemOf(coin)];
    return [isPlatforms(coin) ? contractsOf(coin) : quoteOf(coin)];
  }

  notes(coin: Market | Platforms | PastPoint): readonly Reason[] | undefined {
    return isPast(coin) || isPlatforms(coin) ? undefined : notesOf(coin);
  }
}

function isPast(coin: Market | Platforms | PastPoint): coin is PastPoint {
  return Object.hasOwn(coin, 'chart') || Object.hasOwn(coin, 'ohlc');
}

function isPlatforms(coin: Market | Platforms): coin is Platforms {
  return Object.hasOwn(coin, 'platforms');
}
