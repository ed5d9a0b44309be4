/**
 * Words used in crypto news, by what they reveal about a name or symbol next to them. English words come first, then words
 * in the other main languages of feeds.
 */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** An article that contains one of these words is about crypto. */
export const CRYPTO = words(`
  crypto cryptos cryptocurrency cryptocurrencies blockchain blockchains token tokens tokenized tokenised tokenize tokenization
  tokenisation stablecoin stablecoins altcoin altcoins memecoin memecoins defi nft nfts web3 onchain dapp dapps airdrop airdrops
  staking restaking restakers mainnet testnet validator validators rollup rollups superchain subnet subnets dex dexs hodl hodler
  satoshi halving metaverse governance hashrate hashprice mempool sequencer sequencers tokenomics finality multisig blockspace perps
  coinbase binance bybit okx bitfinex kucoin bitget upbit bithumb coindesk cointelegraph coinshares grayscale
  krypto kryptowährung kryptowährungen cripto criptomoneda criptomonedas criptomoeda criptomoedas cryptomonnaie cryptomonnaies
  criptovaluta criptovalute kripto крипто криптовалюта`);

export const CRYPTO_PHRASE =
  /\b(meme|privacy|proof)[ -](coins?|of[ -]stake|of[ -]work)\b|\bdigital assets?\b|\blayer[ -][12]s?\b|\bon-chain\b|\bsmart contracts?\b|\btreasury (company|companies|firms?)\b|\b(m|bn|million|billion) (exploit|hack)\b/i;

/** An article that contains one of these words, and no crypto word, is about shares. */
export const EQUITY_TEXT =
  /\b(shares?|stocks?|dividends?|earnings|revenues?|profits?|reits?|inc|therapeutics|championship)\b/i;

/** An article that contains one of these words is about financial markets of any kind. */
export const MARKET_TEXT =
  /[%$€£]|\b(prices?|traders?|investors?|etfs?|funds?|rally|rallies|markets?|futures|whales?|tvl|bull(s|ish)?|bear(s|ish)?|(out|under)perform\w*|lag(s|ged|ging)?|treasury|sell-?off|cours|valeur|bourse|preço|precio|prezzo)\b/i;

/** Words that, after a name or symbol, indicate a network or a part of it. */
export const TRADE = words(`
  protocol network blockchain chain mainnet testnet devnet token tokens foundation labs dao finance ecosystem validator validators stakers
  memecoin coin stablecoin airdrop staking lend rollup zkevm subnet subnets stack ledger games whales outage
  exploit hack upgrade wallet wallets pay v2 v3 v4`);

/** Words in TRADE that also occur after the names of firms. */
export const FIRM_WORDS = words(
  `network labs foundation finance chain ledger lend stack games whales outage exploit hack upgrade coin wallet wallets pay v2 v3 v4`,
);

/** Words between a name and a word in TRADE that say what the network does: `Jupiter lending protocol`. */
export const PRODUCT_WORDS = words(`
  lending borrowing liquidity staking restaking oracle perps perpetuals derivatives yield development governance defi meme smart`);

/** Words that, after a name or symbol, show that it is traded. */
export const MARKET = words(`
  price prices futures options etf etfs etp etps token tokens holders buyback buybacks governance rewards delegates delegators mining
  pumping dumping mooning whale whales bulls bears staking perpetual perpetuals perps inflows
  outflows tvl shorts longs spot treasury supply unlock unlocks airdrop memecoin coin stakers founders miners marines bags kurs cours precio preço prezzo koers fiyatı
  цена курс`);

/** Words in MARKET that may also follow an acronym with another meaning. */
export const MARKET_ONLY = words(`
  price prices futures etf etfs etp etps token tokens holders whale whales bulls bears staking perpetual perpetuals perps inflows outflows
  unlock unlocks airdrop memecoin coin stakers miners holdings buyback buybacks pumping dumping mooning marines bags volume volumes traders creator founder founders kurs cours precio preço prezzo koers`);

/** Words that, after a symbol, indicate a network, whatever else the symbol may mean. */
export const NETWORK = words(`mainnet testnet stack blockchain`);

/** Verbs for price moves. */
export const MOVES = words(`
  plunge plunges plunged plummet plummets slide slides slid sink sinks sank slump slumps slumped tumble tumbles tumbled drop drops
  dropped fall falls fell dip dips dipped slip slips slipped decline declines crash crashes crashed retreat retreats lose loses shed
  sheds tank tanks dive dives nosedive nosedives skid skids climb climbs climbed rise rises rose rally rallies rallied gain gains
  gained jump jumps jumped surge surges surged soar soars soared spike spikes rocket rockets rebound rebounds rebounded bounce bounces
  recover recovers advance advances pop pops leap leaps pump pumps skyrocket skyrockets explode explodes swing swings trade trades
  outperform outperforms underperform underperforms hit hits test tests eye eyes target targets reach reaches top tops break breaks
  reclaim reclaims see cross crosses hold holds double doubles up down near nears
  steigt fällt springt sinkt klettert stürzt explodiert verliert gewinnt sube cae salta baja bondit chute grimpe baisse franchit cai
  dispara disparam sobe crolla guadagna sale scende stijgt daalt вырос упал yükseldi düştü`);

/** Verbs in MOVES that only apply to prices. */
export const PRICE_MOVES = words(`
  plunges plummets slides slumps tumbles climbs falls drops gains dips doubles halves rises rallies jumps surges soars spikes rebounds outperforms underperforms slips sinks
  rally surge slump tumble sink soar slip slide climb
  steadies stabilizes stabilises consolidates wobbles whipsaws`);

/** Words between a symbol and a verb for its price move: `will never reach $3`. */
export const AUXILIARIES = words(
  `will can could may might should to never not still just already has is ever again`,
);

/** Matches the size of a price move. */
export const SIZE_OF_MOVE =
  /^.{0,70}?(\d[\d.,]*\s?(%|per ?cent\b|pct\b|prozent\b|por ciento\b)|[$€£]\s?\d|\b(record|all-time|ath|high|low|support|resistance|cents|level)\b)/i;

/** Verbs that only apply to organisations and people. */
export const ORGANISATION_ACTS = words(`
  freezes mints burns launches unveils introduces announces proposes partners teams integrates joins plans hires appoints acquires
  buys invests sues files seeks taps deploys activates upgrades releases reveals votes denies confirms reports halts pauses resumes
  weighs settles pays offers rolls expands lands raises says said wants brings completes publishes becomes selects picks opens
  explores postpones approves rejects ships sunsets spends valued lanza investe investit investiert invierte compra kauft übernimmt achète rachète adquiere adquire acquista koopt lance gèle dévoile stellt startet plant lancia annuncia anuncia`);

/** Further verbs for the actions of organisations; the words are not nouns. Teams and natural forces may be the subject, too. */
export const ORGANISATION_VERBS = words(`
  applies obtains secures wins wraps lifts rewrites overhauls revamps rebrands replaces restarts resolves rejoins readies pitches
  prepares previews pursues gives inks makes merges mulls negotiates outlines overtakes pledges plots proves pulls reaches refutes
  registers reinstates relaunches removes responds revives scraps schedules slams stops streamlines submits suffers switches
  teases tells trims unlocks urges warns welcomes withdraws becomes gets goes brings lets keeps tries finds sees passes
  cuts votes adds nears hosts lists slashes fixes delays suspends shuts restores enables`);

/** Verbs that apply to organisations and to other things. */
export const AMBIGUOUS_ACTS = words(`
  bets moves loses gains hits sees faces begins ends gets leaves splits leads drops goes names deepens doubles sets takes turns
  answers passes extends`);

/** Words for people and groups around a network, such as founders and validators. */
export const ROLES = words(
  `founder founders cofounder ceo cto coo exec execs boss developer developers devs validators holders hacker hackers exploiter attacker co`,
);

/** Verbs that, before a preposition and a network's name, say that something now runs on it. */
export const ARRIVAL_VERBS = words(`
  launch launches launched launching expand expands expanded deploy deploys deployed debut debuts debuted live bring brings brought
  move moves moved migrate migrates migrated bridge bridges bridged arrive arrives comes mint mints issue issues issued build builds
  built tokenize tokenizes tokenized tokenised port ports go goes`);

/** Words that, after a name in Title Case, end the noun phrase that contains it. */
export const CONNECTIVES = words(`
  with as after amid in for to via by while despite following and or vs from at on over into ahead before since but than is are was
  among amongst between against without within under below above across through throughout during toward towards beyond behind
  until if when where why how because though although unless were be been has have had does did not can could may might must should
  would still again versus per
  will und oder y e et ou ve en als mit nach für bei con para por`);

/** Words that, before a word, show that it is an ordinary noun or part of another name. */
export const DETERMINERS = words(`
  a an the this that these those his her their our its my your each every no some any more most of un una une der die das ein eine
  el la le les los las il lo gli uno um o os`);

/** Endings of words for feelings and qualities, which are rarely proper names. */
export const ABSTRACT = /(ism|ness|ment|able|ible|ive|ous|ar|ity|ony|ance|ence|ic)$/;
