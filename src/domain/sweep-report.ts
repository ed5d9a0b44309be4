/** A coin in a sweep. Symbol and name are null if none of its listings could be stored. */
export interface SweptCoin {
  id: string;
  symbol: string | null;
  name: string | null;
}

interface RenamedCoin extends SweptCoin {
  old_symbol: string | null;
  old_name: string | null;
}

/** The total number of coins, with the first few of them as examples. */
interface Sample<T> {
  count: number;
  data: T[];
}

/** How a sweep differs from the partition's last complete sweep. */
export interface SweepReport {
  coins: number;
  appeared: Sample<SweptCoin>;
  /** Coins that are listed again after having been missing. */
  returned: Sample<SweptCoin>;
  renamed: Sample<RenamedCoin>;
  missing: Sample<SweptCoin>;
  /** Ids that the source lists without figures. */
  without_data: Sample<string>;
}

export const LISTING_CHANGES = ['appeared', 'returned', 'renamed', 'missing'] as const;

/** Maximum number of coins that a report shows for each kind of difference. */
export const REPORTED_COINS = 50;
