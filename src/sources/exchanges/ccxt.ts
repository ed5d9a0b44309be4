/** The part of ccxt's API that is used here; its own types cover a hundred exchanges. https://docs.ccxt.com */
export interface Ccxt {
  readonly id: string;
  readonly has: Readonly<Record<string, boolean | string | undefined>>;
  readonly timeframes: Readonly<Record<string, unknown>>;
  readonly markets?: Readonly<Record<string, CcxtMarket>>;
  readonly currencies?: Readonly<Record<string, { readonly name?: string }>>;
  options: Record<string, unknown>;
  enableRateLimit: boolean;
  fetch(url: string, method?: string, headers?: object, body?: unknown): Promise<unknown>;
  setMarkets(markets: Ccxt['markets'], currencies: Ccxt['currencies']): void;
  loadMarkets(reload: boolean): Promise<unknown>;
  fetchTickers(symbols?: readonly string[]): Promise<Readonly<Record<string, CcxtTicker>>>;
  fetchTicker(symbol: string): Promise<CcxtTicker>;
  fetchOHLCV(symbol: string, timeframe: string, since: number, limit: number): Promise<readonly CcxtCandle[]>;
  parseOHLCV(row: unknown, market?: unknown): CcxtCandle;
  parseOHLCVs(rows: unknown, ...rest: unknown[]): readonly CcxtCandle[];
  /** Throws the error implied by a body; undefined if there is none. */
  handleErrors(
    ...reply: [number, string, string, string, object, string, unknown, object, undefined]
  ): unknown;
}

export interface CcxtMarket {
  readonly symbol: string;
  readonly base: string;
  readonly quote: string;
  /** The exchange's own key for the base. */
  readonly baseId?: string;
  readonly spot?: boolean;
  readonly active?: boolean;
  /** The exchange's original item. */
  readonly info?: unknown;
}

/** A ticker as parsed by ccxt. Numbers are text, because `exchange.number` is set to `String`. */
export interface CcxtTicker {
  /** Absent if the exchange's item names no market. */
  readonly symbol?: string;
  readonly timestamp?: number;
  readonly last?: string;
  readonly quoteVolume?: string;
  readonly percentage?: string;
  /** The exchange's original item. */
  readonly info: unknown;
}

/** Opening time (milliseconds), open, high, low, close, volume in units of the base. */
export type CcxtCandle = readonly [number, ...(string | undefined)[]];
