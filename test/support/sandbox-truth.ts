import type { Coin } from '../../sandbox/coin.js';

/** The true coin of each listing in the sandbox, by `source/external_id`. A coin without any figures has no listing. */
export function truthOf(coins: readonly Coin[]): Map<string, number> {
  return new Map(
    coins.flatMap((coin, index) => [
      ...(coin.gecko && !coin.bare ? [[`coingecko/${coin.gecko}`, index] as const] : []),
      ...(coin.paprika && !coin.bare ? [[`coinpaprika/${coin.paprika}`, index] as const] : []),
      ...(isInFile(coin, index) ? [[`csv/${coin.gecko}`, index] as const] : []),
    ]),
  );
}

/** A file that somebody keeps of every fifth coin, by the ids of an API. */
export function fileOf(coins: readonly Coin[], day: string): string {
  const rows = coins
    .filter(isInFile)
    .map(({ gecko, symbol, name, price }) =>
      [gecko, symbol, `"${name.replaceAll('"', '""')}"`, price, day].join(),
    );
  return `id,symbol,name,price_usd,date\n${rows.join('\n')}\n`;
}

export const isInFile = ({ gecko, bare }: Coin, index: number) => gecko !== null && !bare && index % 5 === 0;
