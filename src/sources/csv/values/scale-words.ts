/** Words that multiply an amount, in lower case without accents, by power of ten. */
const WORDS: readonly (readonly [power: number, words: string])[] = [
  [
    3,
    "000 '000 000s '000s 000's 1000s thousand thousands tsd tausend milliers migliaia miles milhares tys тыс тысяч 千 천",
  ],
  [4, '万 萬 만'],
  [5, 'lakh lakhs lac lacs'],
  [
    6,
    'mm mn mln mio mill million millions millionen millones milhoes milioni milion miliony milionow miljoen milj miljoner miljoonaa milyon juta trieu εκατ млн миллион миллиона миллионов',
  ],
  [7, 'cr crore crores'],
  [8, '亿 億 억'],
  [
    9,
    'bn bln billion billions mrd mld mlrd mia milliard milliards milliarde milliarden miliardi miliard miliardy miliardow miljard miljarder bilhoes milyar mlr miliar ty δισ млрд миллиард миллиарда миллиардов',
  ],
  [
    12,
    'tn trn trillion trillions triliun billionen billones biljoen trilhoes трлн триллион триллионов 兆 조',
  ],
];
const POWERS = new Map(
  WORDS.flatMap(([power, words]) => words.split(' ').map((word) => [word, power] as const)),
);
/** In Chinese, Japanese and Korean, scales are multiplied: `百万`, `千亿`, `万亿`, `십억`. */
const COMPOSED = /^([十百千万萬십백천만])([万萬亿億兆만억조])$/u;
const TENS: Readonly<Record<string, number>> = {
  ...{ 十: 1, 百: 2, 千: 3, 万: 4, 萬: 4 },
  ...{ 십: 1, 백: 2, 천: 3, 만: 4 },
};
/** Scales that may precede a larger one: `lakh crore`, `thousand crore`, `mil millones`, `miles de millones`. */
const FACTORS = new Map([
  ...['k', 'mil', 'miles', 'thousand'].map((word) => [word, 3] as const),
  ...['lakh', 'lakhs', 'lac', 'lacs'].map((word) => [word, 5] as const),
]);
/** `10^6`, `1e6`, `x1000` */
const FIGURES = /^[x×*]?(?:10\^|1e)(\d{1,2})$|^[x×*]1(0{3,12})$/;

/**
 * The power of ten that the words mean together: 9 for `mil millones`; undefined if one of them is no scale.
 * @param letters other abbreviations that are accepted, by power of ten
 */
export function powerOf(words: readonly string[], letters?: ReadonlyMap<string, number>): number | undefined {
  const [word = '', ...more] = words.map(plain);
  if (more.length) {
    const factor = FACTORS.get(word);
    const rest = powerOf(more, letters);
    return factor === undefined || rest === undefined || rest < 6 ? undefined : factor + rest;
  }
  const [, exponent, zeros] = FIGURES.exec(word) ?? [];
  if (exponent !== undefined) return Number(exponent);
  return zeros?.length ?? composed(word) ?? POWERS.get(word) ?? letters?.get(word);
}

/** Whether the word may precede a larger scale. */
export function isFactor(word: string): boolean {
  return FACTORS.has(plain(word));
}

function composed(word: string): number | undefined {
  const [, tens, scale] = COMPOSED.exec(word) ?? [];
  return tens && scale ? TENS[tens]! + POWERS.get(scale)! : undefined;
}

function plain(word: string): string {
  return word
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/(?<=..)\.$/, '');
}
