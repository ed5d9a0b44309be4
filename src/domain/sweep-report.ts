/** A coin of a sweep. Names are null if no listing of it could be stored. */
export interface SweptCoin {
  id: string;
  symbol: string | null;
  name: string | null;
}

interface RenamedCoin extends SweptCoin {
  old_symbol: string | null;
  old_name: string | null;
}

/** All of them counted, the first ones shown. */
interface Sample<T> {
  count: number;
  data: T[];
}

/** How a sweep differs from the last complete one of the same partition. */
export interface SweepReport {
  coins: number;
  appeared: Sample<SweptCoin>;
  /** Listed again after they had been missing. */
  returned: Sample<SweptCoin>;
  renamed: Sample<RenamedCoin>;
  missing: Sample<SweptCoin>;
  /** Ids that the source lists, but has no figures for. */
  without_data: Sample<string>;
}

export const SWEEP_CHANGES = ['appeared', 'returned', 'renamed', 'missing'] as const;

/** How many coins of each kind a report shows. */
export const REPORTED_COINS = 50;
