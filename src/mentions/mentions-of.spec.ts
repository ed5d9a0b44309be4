import { type Dictionary, dictionaryOf } from './dictionary.js';
import type { NamedAsset } from './named-asset.js';
import { mentionsOf } from './mentions-of.js';

const asset = (
  id: number,
  rank: number | null,
  name: string,
  symbol: string,
  ...more: string[]
): NamedAsset => ({
  id,
  rank,
  names: [name, ...more],
  symbols: [symbol],
});

const BITCOIN = 1;
const CASH = 2;
const WRAPPED = 3;
const NEAR = 4;
const AVALANCHE = 5;
const UNKNOWN = 6;
const SMALL = 7;
const ELROND = 13;

const dictionary: Dictionary = dictionaryOf([
  asset(BITCOIN, 1, 'Bitcoin', 'BTC'),
  asset(CASH, 17, 'Bitcoin Cash', 'BCH'),
  asset(WRAPPED, 13, 'Wrapped Bitcoin', 'WBTC'),
  asset(NEAR, 31, 'NEAR Protocol', 'NEAR'),
  asset(AVALANCHE, 18, 'Avalanche', 'AVAX'),
  asset(UNKNOWN, null, 'Gizmotron', 'GIZ'),
  asset(SMALL, 900, 'Bitcoin', 'BTC'),
  asset(8, 300, 'Twin', 'TWIN'),
  asset(9, 310, 'Twin', 'TWIN'),
  asset(10, null, 'Unlisted', 'UNL'),
  asset(11, null, 'Unlisted', 'UNL'),
  asset(12, null, 'Auburn', 'AUBURN'),
  asset(ELROND, 107, 'MultiversX', 'EGLD', 'Elrond'),
]);

const found = (title: string, summary: string | null = null, ...categories: string[]): number[] =>
  mentionsOf({ title, summary, categories, url: null }, dictionary)
    .map(({ assetId }) => assetId)
    .sort();

describe('mentionsOf', () => {
  it.each([
    ['a name, in any case', 'Why bitcoin fell', [BITCOIN]],
    ['the longer of two names', 'Bitcoin Cash splits again', [CASH]],
    ['not what is wrapped as what it wraps', 'Wrapped Bitcoin leaves the bridge', [WRAPPED]],
    ['words that only look like a longer name', 'Bitcoin cash flows slow', [BITCOIN]],
    ['a cashtag', '$NEAR rallies', [NEAR]],
    ['a pair', 'BTC/USD and BTCUSDT at the highs', [BITCOIN]],
    ['a symbol in parentheses behind its name', 'Gizmotron (GIZ) lists', [UNKNOWN]],
    ['an amount', 'Fund sells 350 BTC', [BITCOIN]],
    ['a word that is a name, with its symbol', 'Avalanche outage hits AVAX', [AVALANCHE]],
    ['a word that is a name, by its capital', 'Web3 studios that chose Avalanche stay', [AVALANCHE]],
    ['a word that is a name, with a word of the trade', 'Near Protocol upgrades', [NEAR]],
    ['a word that is a name, by what it lends or is held as', 'Near lending pools grow', [NEAR]],
    ['a word that is a name, with a fund of it', 'Bank files for Avalanche ETF', [AVALANCHE]],
    ['a symbol that is a word, with a price it does not reach', 'NEAR will never see $20 again', [NEAR]],
    ['a symbol that is a word, in the hands of somebody', 'I sold my last NEAR', [NEAR]],
    ['no name at the end of that of a person', 'Bitcoin: what Luisa Near says', [BITCOIN]],
    ['no word that is a name', 'Near an avalanche of sales: An Avalanche of Fees', []],
    ['no bare ticker that is a word', 'NEAR MISS FOR TRADERS, and near it stays', []],
    ['no asset that nobody knows, by its name alone', 'Gizmotron opens a shop', []],
    ['neither of two that are called the same', 'Twin and $TWIN, Unlisted (UNL)', []],
    ['no address', 'Write to bitcoin.example or tips@bitcoin', []],
    ['no share, by the suffix of its exchange', 'Babcock (NEAR.AU) rises', []],
    ['no firm by a noun that is spelled like a verb', 'Avalanche Partners Raises Its Buyout Fund', []],
    ['a former name in a text about crypto', 'Elrond validators vote', [ELROND]],
    ['no former name elsewhere', 'Elrond extended edition returns to theaters', []],
    ['no fiat pair', 'EUR/USD at parity', []],
    ['a hashtag, in any case', '#BTC and #btc', [BITCOIN]],
    ['a hashtag that is a word, beside crypto', '#NEAR beside #BTC', [BITCOIN, NEAR]],
    ['a pair as exchanges write it', 'BTC_USDT and NEAR / USD', [BITCOIN, NEAR]],
    ['a plural of a symbol', 'Sold 10 BTCs', [BITCOIN]],
    ['a symbol that is no word, in lower case', 'Why is btc falling?', [BITCOIN]],
    ['a pair in lower case', 'btc/usd chart', [BITCOIN]],
    ['both names around a slash', 'Avalanche/Bitcoin ETF', [BITCOIN, AVALANCHE]],
    ['a name with a soft hyphen', 'Bit\u00adcoin steigt', [BITCOIN]],
    ['Persian, which joins words without a space', 'قیمت بیت\u200cکوین', [BITCOIN]],
    ['wide letters', 'ＢＴＣが急騰', [BITCOIN]],
    ['a name with the Turkish dotted or dotless I', 'BİTCOİN YÜKSELDİ', [BITCOIN]],
    ['the dotless one', 'Bıtcoın düştü', [BITCOIN]],
    ['Thai, which puts no spaces', 'ราคาBitcoinพุ่ง', [BITCOIN]],
    ['an ending of another language', 'Cena bitcoina, kurz bitcoinu, Bitcoinin hinta', [BITCOIN]],
    ['an accent', 'El bitcóin cae', [BITCOIN]],
  ])('finds %s', (_what, title, expected) => {
    expect(found(title)).toEqual(expected);
  });

  it('finds the categories of the feed, and ordinary words only where the text uses them as names', () => {
    expect(found('Miners', null, 'Bitcoin', 'BTC')).toEqual([BITCOIN]);
    for (const tag of ['btc', '#Bitcoin', '#BTC', 'Bitcoin (BTC)'])
      expect([tag, found('Miners', null, tag)]).toEqual([tag, [BITCOIN]]);
    expect(found('Miners', null, 'Near', 'Avalanche')).toEqual([]);
    expect(found('Games on Avalanche', null, 'Avalanche')).toEqual([AVALANCHE]);
    expect(found('Banks that chose Avalanche', null, 'Crypto News')).toEqual([AVALANCHE]);
    expect(found('Banks that chose Avalanche', null, 'Winter News')).toEqual([]);
  });

  it('recognises an article about crypto by its address', () => {
    const article = { title: 'Banks that chose Avalanche', summary: null, categories: [] };
    const linked = (url: string) => mentionsOf({ ...article, url }, dictionary).map(({ assetId }) => assetId);
    expect(linked('https://www.coindesk.com/business/1')).toEqual([AVALANCHE]);
    expect(linked('https://weather.example/news/1')).toEqual([]);
  });

  it('reads an ambiguous name as the coin on a site about crypto, but not in a newspaper', () => {
    const more = dictionaryOf([
      asset(1, 6, 'Solana', 'SOL'),
      asset(2, 4, 'XRP', 'XRP', 'Ripple'),
      asset(3, 5, 'BNB', 'BNB', 'Binance Coin'),
      asset(4, 52, 'Celestia', 'TIA'),
      asset(5, 10, 'Cardano', 'ADA'),
      asset(6, 56, 'Stacks', 'STX'),
      asset(7, 132, 'Sushi', 'SUSHI'),
    ]);
    const at = (url: string) => (title: string) =>
      mentionsOf({ title, summary: null, categories: [], url }, more).map(({ assetId }) => assetId);
    const trade = at('https://cointelegraph.com/news/1');
    expect(trade('Ripple obtains licence for payments')).toEqual([2]);
    expect(trade('What comes next for Celestia')).toEqual([4]);
    expect(trade('ADA: what to expect')).toEqual([5]);
    expect(trade('Stacks lifts its cap')).toEqual([6]);
    expect(trade('Binance founder pardoned')).toEqual([]);
    expect(trade('Judge Sends Ripple Securities Lawsuit to Trial')).toEqual([2]);
    expect(trade('Solana, Cardano, Ripple Weekly Recap')).toEqual([1, 5, 2]);
    expect(trade('Fed Decision Sends Ripple Effects Through Crypto')).toEqual([]);
    const paper = at('https://paper.example/local/1');
    expect(paper('Stacks lifts its cap')).toEqual([]);
    expect(paper('What comes next for Celestia')).toEqual([]);
    expect(paper('ADA: what to expect')).toEqual([]);
    expect(paper('Solana Highlands homes open')).toEqual([]);
    expect(paper('Sushi chain recalls salmon')).toEqual([]);
    expect(paper('Solana founder speaks at school')).toEqual([1]);
  });

  it('does not take words for coins by capitals that something else explains', () => {
    const more = dictionaryOf([
      asset(1, 90, 'The Sandbox', 'SAND'),
      asset(2, 150, 'Gas', 'GAS'),
      asset(3, 3, 'Tether', 'USDT'),
      asset(4, 12, 'Chainlink', 'LINK'),
      asset(5, 11, 'Hyperliquid', 'HYPE'),
      asset(6, 2, 'Ethereum', 'ETH'),
    ]);
    const linked = (title: string) =>
      mentionsOf({ title, summary: null, categories: [], url: null }, more).map(({ assetId }) => assetId);
    expect(linked('The sandbox game for kids')).toEqual([]);
    expect(linked('The Sandbox lists land')).toEqual([1]);
    expect(linked('GAS prices rise in Europe')).toEqual([]);
    expect(linked('GAS price climbs as crypto recovers')).toEqual([2]);
    expect(linked('LINK / USDT chart')).toEqual([4]);
    expect(linked('The HYPE around AI')).toEqual([]);
    expect(linked('HYPE hits a record')).toEqual([5]);
    expect(linked('ETH Zürich baut aus, ETH-Forschende streiken')).toEqual([]);
    expect(linked('ETH-Kurs steigt')).toEqual([6]);
  });

  it('is more confident the more evidence there is, and lists it', () => {
    const [one] = mentionsOf({ title: 'Bitcoin', summary: null, categories: [], url: null }, dictionary);
    const [more] = mentionsOf(
      { title: 'Bitcoin (BTC)', summary: 'On bitcoin.', categories: ['BTC'], url: null },
      dictionary,
    );
    expect(one).toEqual({
      assetId: BITCOIN,
      confidence: expect.closeTo(0.95),
      evidence: [{ by: 'name', text: 'Bitcoin', in: 'title', why: 'name' }],
    });
    expect(more!.confidence).toBeGreaterThan(0.999);
    expect(more!.evidence.map(({ by, why }) => [by, why])).toEqual([
      ['symbol', 'parentheses'],
      ['name', 'name'],
      ['name', 'name'],
      ['category', 'category'],
    ]);
  });

  it('does not take a dateline or a first word in capitals for the symbol of a small coin', () => {
    expect(found('Auburn wins again', 'AUBURN, Ala. (AP) — Jason Campbell passed for 297 yards.')).toEqual(
      [],
    );
    expect(found('Auburn wins again', 'The price of Auburn ($AUBURN) doubled.')).toEqual([12]);
  });

  it('accepts titles in any script and of any length', () => {
    expect(found('Биткоин, ビットコイン, bitcoin 🚀')).toEqual([BITCOIN]);
    for (const title of [
      ...['Цена биткоина упала ниже 90 000 долларов', '今日比特币跌破九万美元', 'ビットコインが急落'],
      ...['비트코인은 9만 달러 아래로', 'ارتفع سعر البيتكوين'],
    ])
      expect([title, found(title)]).toEqual([title, [BITCOIN]]);
    expect(found('비트코인캐시 급등')).toEqual([CASH]);
    expect(found('AVAX現物ETF、純流入続く')).toEqual([AVALANCHE]);
    expect(found('')).toEqual([]);
    expect(found(`$${'BTC '.repeat(50_000)}${'('.repeat(50_000)}`)).toEqual([BITCOIN]);
  });
});
