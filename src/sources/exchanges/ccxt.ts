/** The part of ccxt that we use. Its own types describe a hundred exchanges. https://docs.ccxt.com */
export interface Ccxt {
  readonly id: string;
  readonly has: Readonly<Record<string, boolean | string | undefined>>;
  readonly timeframes: Readonly<Record<string, unknown>>;
  readonly markets?: Readonly<Record<string, CcxtMarket>>;
  readonly currencies?: Readonly<Record<string, { readonly name?: string }>>;
  options: Record<string, unknown>;
  fetch(url: string, method?: string, headers?: object, body?: unknown): Promise<unknown>;
  setMarkets(markets: Ccxt['markets'], currencies: Ccxt['currencies']): void;
  loadMarkets(): Promise<unknown>;
  fetchTickers(symbols?: readonly string[]): Promise<Readonly<Record<string, CcxtTicker>>>;
  fetchOHLCV(symbol: string, timeframe: string, since: number, limit: number): Promise<readonly CcxtCandle[]>;
  parseOHLCV(row: unknown, market?: unknown): CcxtCandle;
  parseOHLCVs(rows: unknown, ...rest: unknown[]): readonly CcxtCandle[];
  parseTicker(item: unknown, market?: unknown): CcxtTicker;
  /** Null for one that cannot be read: see `isolateItems`. */
  parseMarket?(item: unknown): CcxtMarket | null;
  /** Throws the error implied by a body; undefined if there is none. */
  handleErrors(
    ...reply: [number, string, string, string, object, string, unknown, object, undefined]
  ): unknown;
}

export interface CcxtMarket {
  readonly symbol: string;
  readonly base: string;
  readonly quote: string;
  readonly spot?: boolean;
  readonly active?: boolean;
}

/** Numbers are text, because `exchange.number` is `String`. */
export interface CcxtTicker {
  readonly symbol: string;
  readonly timestamp?: number;
  readonly last?: string;
  readonly quoteVolume?: string;
  readonly percentage?: string;
  /** The exchange's original item. */
  readonly info: unknown;
}

/** Opening time (milliseconds), open, high, low, close, volume in units of the base. */
export type CcxtCandle = readonly [number, ...(string | undefined)[]];
