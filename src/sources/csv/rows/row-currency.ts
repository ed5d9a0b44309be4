import { preview } from '../../../domain/fields.js';
import { isCurrency } from '../../../domain/limits.js';
import { currenciesOf, isCurrencyMark } from '../coins/currency.js';
import { currencyInWords, subunitIn } from '../coins/currency-words.js';
import { isKnownCoin } from '../coins/coins.js';
import type { ValueFormat } from '../layout/format.js';
import { CANDLE_MONEY, MONEY } from '../header/header.js';
import { currenciesOfSign } from '../header/header-currency.js';
import { currencyOf } from '../header/named-columns.js';
import type { Layout } from '../layout/layout.js';
import type { Role } from '../header/roles.js';
import { cellText } from '../values/cell-text.js';
import { currencyMarks } from '../values/number.js';
import { isEmpty } from '../values/empty.js';

/** Not in capitals, unlike codes and symbols. */
const WORD = /\p{Ll}/u;
/** Symbols of coins in lower case are shorter. */
const WORD_LENGTH = 6;

/** Currency information from header and layout. */
export interface CurrencyRule {
  /** Roles of amounts of money, the price first. */
  money: readonly Role[];
  columns: Readonly<Partial<Record<Role, string>>>;
  /** From the price's header, or from the layout for all rows. */
  ofPrice: string | undefined;
  /** For rows that state none. */
  usual: string;
  /** Currencies named in other rows, so that none is assumed for rows without one. */
  others: string | undefined;
}

/** Why a row's currency is unusable. */
export interface CurrencyFault {
  role: Role;
  code: string;
  message: string;
}

export function currencyRule(
  { kind, columns: map, constants, namedByRows = [] }: Layout,
  { currency }: ValueFormat,
): CurrencyRule {
  const money = kind === 'candle' ? CANDLE_MONEY : MONEY;
  const columns: Partial<Record<Role, string>> = {};
  for (const role of money) {
    const named = currencyOf(map[role]);
    // `btc_price` is the price of bitcoin, not a price in bitcoin.
    if (named !== undefined && named !== constants.symbol) columns[role] = named;
  }
  const ofPrice = columns[money[0]] ?? constants.currency;
  // A volume or market cap in BTC may stand beside a price in dollars.
  const beside = [columns.marketCap, columns.volume].find((code) => code !== undefined && !isKnownCoin(code));
  const usual = ofPrice ?? columns.quoteVolume ?? beside ?? currency;
  for (const role of money.slice(1)) {
    const meant = currenciesOfSign(map[role]);
    if (meant && !meant.includes(usual)) columns[role] = meant.filter((code) => code !== null).join(' or ');
  }
  const others = ofPrice === undefined && namedByRows.find((mark) => !currenciesOf(mark).includes(usual));
  return { money, columns, ofPrice, usual, others: others || undefined };
}

/**
 * The currency of a row's amounts: from its currency column or pair, else from the name of the price column, else from a
 * mark next to an amount, else the file's default. Contradictions are faults.
 * @param stated value of the currency column; empty if there is none
 * @param pair currency of the pair in the symbol
 * @param share currencies that a share trades in, by its exchange or ISIN
 */
export function currencyOfRow(
  { money, columns, ofPrice, usual, others }: CurrencyRule,
  {
    stated,
    pair,
    share,
  }: { stated: string; pair: string | undefined; share?: readonly string[] | undefined },
  cellOf: (role: Role) => string,
): string | CurrencyFault {
  const [code] = isEmpty(stated) ? [pair] : statedCurrencies(cellText(stated.trim()));
  if (code !== undefined && (code === null || !isCurrency(code) || isSubunit(code)))
    return notACurrency(stated);
  if (pair !== undefined && pair !== code) return contradiction('symbol', pair, code!);
  if (code !== undefined && ofPrice !== undefined && ofPrice !== code)
    return contradiction(pair === undefined ? 'currency' : 'symbol', code, ofPrice);
  let currency = code ?? ofPrice;
  for (const role of money) {
    const cell = cellOf(role);
    for (const mark of currencyMarks(cell)) {
      const meant = currenciesOf(mark);
      currency ??= meant.includes(usual) ? usual : (meant[0] ?? undefined);
      if (currency === undefined) return ambiguous(role, cell, meant);
      const isInRowCurrency = (columns[role] ?? currency) === currency;
      if (isInRowCurrency && !meant.includes(currency)) return contradiction(role, cell, currency);
    }
  }
  if (currency !== undefined) return currency;
  if (share !== undefined) return share.includes(usual) ? usual : ofShare(money[0]!, share, usual);
  return others === undefined ? usual : unstated(money[0]!, others);
}

/** A word such as `dollar` is a currency only if it means one: `forint` is not the symbol of a coin. */
function statedCurrencies(text: string): readonly (string | null)[] {
  if (!WORD.test(text) || isCurrencyMark(text)) return currenciesOf(text);
  const meant = currencyInWords(text);
  return meant === undefined && text.length < WORD_LENGTH ? currenciesOf(text) : [meant ?? null];
}

/** Looks up known codes first, because this runs for every row. */
function isSubunit(currency: string): boolean {
  return !isCurrencyMark(currency) && currency !== 'SATS' && subunitIn(currency) !== undefined;
}

function ofShare(role: Role, share: readonly string[], usual: string): CurrencyFault {
  const message = `expected the currency of a share that usually trades in ${share.join(' or ')}, not in ${usual}; add a column "currency" (GBX is pence), or set CSV_CURRENCY or constants.currency in a profile`;
  return { role, code: 'unstated_currency', message };
}

function contradiction(role: Role, value: string, currency: string): CurrencyFault {
  const message = `expected an amount in ${currency}, as the row or its header states, got ${preview(value)}; correct one of them`;
  return { role, code: 'other_currency', message };
}

function ambiguous(role: Role, value: string, meant: readonly (string | null)[]): CurrencyFault {
  const codes = meant.filter((one) => one !== null).join(' or ');
  const message = `expected an unambiguous currency, got ${preview(value)}, which could be ${codes}; add a column "currency", or set CSV_CURRENCY`;
  return { role, code: 'ambiguous_currency', message };
}

function unstated(role: Role, others: string): CurrencyFault {
  const message = `expected a currency, because other rows of the file have ${preview(others)} and this one has none; add it, a column "currency" or a profile, or set CSV_CURRENCY`;
  return { role, code: 'unstated_currency', message };
}

function notACurrency(value: string): CurrencyFault {
  const message = `expected a currency such as EUR, USD or BTC, got ${preview(value)}; correct or empty the field`;
  return { role: 'currency', code: 'not_a_currency', message };
}
