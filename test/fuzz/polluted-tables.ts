import { DateTime } from 'luxon';
import { type Field, type Locale, LOCALES } from './locales.js';
import type { Dice } from '../support/dice.js';

/** A row that a file contains, as it should be stored. */
interface TrueRow {
  symbol: string;
  at: string;
  currency: string;
  /** Amounts by field: the price of a quote or the four prices of a candle, and the volume. */
  amounts: Readonly<Record<string, string>>;
}

const COINS =
  'BTC|Bitcoin ETH|Ethereum XRP|XRP SOL|Solana ADA|Cardano DOGE|Dogecoin DOT|Polkadot LTC|Litecoin'
    .split(' ')
    .map((coin) => coin.split('|') as [string, string]);

/** A table of true rows. Rows are hours or days apart and go beyond the 12th of a month, which proves the order of dates. */
export interface TrueTable {
  locale: Locale;
  isCandle: boolean;
  fields: readonly Field[];
  rows: readonly (TrueRow & { name: string; moment: DateTime })[];
}

export function tableOf(dice: Dice): TrueTable {
  const locale = dice.pick(LOCALES);
  const isCandle = dice.chance(0.45);
  const coins = isCandle ? [dice.pick(COINS)] : COINS.slice(0, dice.whole(1, COINS.length));
  const days = dice.whole(14, 26);
  const first = DateTime.utc(2024, dice.whole(1, 11), dice.whole(1, 5));
  const isLarge = dice.chance(0.7);
  const amount = () => {
    const size = isLarge ? 10 ** dice.whole(2, 5) : 10 ** dice.whole(-2, 2);
    return (dice.next() * size + size / 10).toFixed(isLarge ? 2 : 5);
  };
  const rows = Array.from({ length: days }, (_, day) =>
    coins.map(([symbol, name]) => {
      const [low, a, b, high] = Array.from({ length: 4 }, amount).toSorted((x, y) => Number(x) - Number(y));
      const volume = (dice.next() * 1e6).toFixed(dice.pick([0, 2, 3]));
      const amounts: Record<string, string> = isCandle
        ? { open: a!, high: high!, low: low!, close: b!, volume }
        : { price: amount(), volume };
      const moment = first.plus({ days: day });
      return { symbol, name, at: moment.toISO()!, moment, currency: locale.currency, amounts };
    }),
  ).flat();
  const amounts: Field[] = isCandle ? ['open', 'high', 'low', 'close', 'volume'] : ['price', 'volume'];
  const fields: Field[] = [
    'date',
    'symbol',
    ...(dice.chance(0.5) ? ['name' as const] : []),
    ...amounts,
    'currency',
  ];
  return { locale, isCandle, fields, rows };
}
