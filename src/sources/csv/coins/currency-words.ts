import { currencyCode, currenciesOf, isCurrencyMark } from './currency.js';
import { symbolOfCoin } from './coins.js';

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'ru', 'tr', 'sv', 'da', 'nb', 'cs', 'hu'];
const WITHOUT_BLANKS = ['ja', 'zh', 'zh-Hant', 'ko'];
/** Nouns that most writers use for one currency. Those shared by several countries (peso, franc, krone, rupee) are not included. */
const NOUNS = new Map(
  Object.entries({
    USD: 'dollar dolar доллар دولار بالدولار',
    EUR: 'euro евро avro',
    GBP: 'pound sterling pfund',
    JPY: 'yen иена',
    CNY: 'yuan renminbi юань',
    KRW: 'won вона',
    RUB: 'ruble rubel рубль roebel rouble',
    PLN: 'zloty złoty злотый',
    TRY: 'lira',
    BRL: 'real reais реал',
    CHF: 'franken',
    ZAR: 'rand',
  }).flatMap(([code, nouns]) => nouns.split(' ').map((noun) => [stem(noun), code] as const)),
);
/** Nouns that are ambiguous without a country. */
const AMBIGUOUS_NOUNS = new Set(
  'peso franc frank frang krone krona kroon korona koruna crown corona rupee rupie rupia roupie dinar dirham rial riyal shilling'
    .split(' ')
    .map(stem),
);
/** Currency names without another meaning. */
export const CURRENCY_NAME = /^(?:euros?|dollars?|sterling|yen|renminbi|z[łl]oty(?:ch)?|рубл\p{L}+)$/iu;
/** Subunits: a price in them is not a price in the currency. */
const SUBUNIT =
  /^(?:us )?(?:cents?|centavos?|centimos?|centimes?|pence|penn(?:y|ies)|kopeks?|копе\p{L}+|kuruş|grosz\p{L}*|øre|öre|satoshis?|sats?|gwei|wei|msat|mbtc|µbtc)$/iu;

/** The word in a header that says that amounts are in a subunit: `cents` in `Price (US cents)`. */
export function subunitIn(title: string): string | undefined {
  return title.split(/[^\p{L}]+/u).find((word) => SUBUNIT.test(word));
}

/** Words that share a stem with a currency: `Kurse in Frankfurt`, `prices in realtime`. */
const OTHER_WORDS =
  /^(?:europ|euroz|euronext|random|realt|reali|realm|frankreich|frankfurt|francfort|france|francia|frança|crowd)/i;

/** `千円`, `억원`: a scale and a currency, not a currency. */
const SCALED = /[十百千万萬亿億兆십백천만억조]\s?(?:美|日|人民)?(?:元|円|圆|圓|币|ドル|달러|원|엔)/u;

let spelledOut: { words: Map<string, string | null>; unparted: [string, string][] } | undefined;

/**
 * The currency meant by a text: `CHF` for `Swiss francs`, `Schweizer Franken` and `スイス フラン`. Null if it could be several
 * currencies, or is a subunit.
 */
export function currencyInWords(text: string): string | null | undefined {
  const plain = text.trim().replace(/[\s.,;:]+$/, '');
  if (!plain || plain.length > 60) return undefined;
  if (SCALED.test(plain) || OTHER_WORDS.test(plain)) return undefined;
  if (SUBUNIT.test(plain)) return null;
  if (isCurrencyMark(plain)) return currencyCode(plain) ?? currenciesOf(plain)[0]!;
  const { words, unparted } = dictionary();
  const key = plain
    .toLowerCase()
    .split(/[\s-]+/)
    .map(stem)
    .join(' ');
  if (words.has(key)) return words.get(key)!;
  if (NOUNS.has(key)) return NOUNS.get(key)!;
  if (AMBIGUOUS_NOUNS.has(key)) return null;
  const found = unparted.find(([name]) => plain.includes(name))?.[1];
  return found ?? (/^[A-Z\d]{3,}$|^\p{Lu}\p{Ll}+$/u.test(plain) ? symbolOfCoin(plain) : undefined);
}

/** Names of the world's currencies in these languages, from Unicode data. Built when the first title needs it. */
function dictionary(): NonNullable<typeof spelledOut> {
  if (spelledOut) return spelledOut;
  const words = new Map<string, string | null>();
  for (const [code, name] of namesIn(LANGUAGES)) {
    const key = name
      .toLowerCase()
      .split(/[\s-]+/)
      .map(stem)
      .join(' ');
    const known = words.get(key);
    words.set(key, known === undefined || known === code ? code : null);
  }
  const unparted = namesIn(WITHOUT_BLANKS).map(([code, name]): [string, string] => [name, code]);
  words.set('poun ster', 'GBP').set('doll amer', 'USD').set('us doll', 'USD').set('u.s. doll', 'USD');
  unparted.push(['元', 'CNY'], ['円', 'JPY'], ['ドル', 'USD'], ['달러', 'USD'], ['원', 'KRW'], ['엔', 'JPY']);
  spelledOut = { words, unparted };
  return spelledOut;
}

function namesIn(languages: readonly string[]): [code: string, name: string][] {
  return languages.flatMap((language) => {
    const names = new Intl.DisplayNames(language, { type: 'currency' });
    return Intl.supportedValuesOf('currency').flatMap((code): [string, string][] => {
      const name = names.of(code) ?? code;
      // Names of former currencies include years.
      return name === code || /\d/.test(name) ? [] : [[code, name]];
    });
  });
}

/** Strips plural and case endings: `Francs`, `francos` and `franken` share a stem. */
function stem(word: string): string {
  return word.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().slice(0, 4);
}
