import type { z } from 'zod';

const ISO_4217 = new Set(Intl.supportedValuesOf('currency'));
/** Words for currencies, which would be mistaken for a coin's symbol. */
const WORDS: Readonly<Record<string, string>> = {
  ...{
    DOLLAR: 'USD',
    DOLLARS: 'USD',
    EURO: 'EUR',
    EUROS: 'EUR',
    POUND: 'GBP',
    POUNDS: 'GBP',
    STERLING: 'GBP',
  },
  ...{ YEN: 'JPY', YUAN: 'CNY', RENMINBI: 'CNY', FRANC: 'CHF', FRANCS: 'CHF', RUPEE: 'INR', RUPEES: 'INR' },
  ...{ BITCOIN: 'BTC', BITCOINS: 'BTC', ETHER: 'ETH', ETHEREUM: 'ETH', SATOSHI: 'BTC', TETHER: 'USDT' },
};

/** The code that a word for a currency means: `USD` for `DOLLARS`. Undefined for other texts. */
export function codeOfWord(capitals: string): string | undefined {
  return Object.hasOwn(WORDS, capitals) ? WORDS[capitals] : undefined;
}

/** Adds an issue for words such as `dollars`: amounts would be stored in a coin with that symbol. */
export function refuseCurrencyWords(text: string, context: z.RefinementCtx<string>): void {
  const capitals = text.trim().toUpperCase();
  const meant = codeOfWord(capitals);
  if (meant !== undefined)
    context.addIssue({ code: 'custom', message: `expected a code such as ${meant}, got ${text}` });
  else if (text.trim() !== capitals && !ISO_4217.has(capitals))
    context.addIssue({
      code: 'custom',
      message: `expected an ISO 4217 code such as USD, or the symbol of a coin in capitals such as USDT, got ${text}`,
    });
}
