import { listing } from '../support/identity.js';
import type { Labelled } from './labelled.js';
import type { RecentCoin } from './recent-coins.js';
import { recentSet } from './recent-set.js';

/**
 * Lines of portfolios, wallets and exchanges: symbol, name, and the CoinGecko id of the coin that is meant, among the recent, renamed and migrated
 * coins beside this file; `-` if none of them is. Labelled by hand from general knowledge before the resolver saw them.
 */
const LINES = `
XBT|Bitcoin|bitcoin
XDG|Dogecoin|dogecoin
MIOTA|IOTA|iota
BCC|Bitcoin Cash|bitcoin-cash
BCHABC|Bitcoin Cash ABC|-
BCHSV|Bitcoin SV|bitcoin-cash-sv
LUNC|Terra Classic|terra-luna
LUNA|Terra 2.0|terra-luna-2
USTC|Terra Classic USD|terrausd
ETH2|Ethereum 2.0 (staked)|-
USDC|USDC (Polygon)|-
USDC.e|USDC.e (Polygon)|polygon-bridged-usdc
USDC|USD Coin|usd-coin
USDC|USDC (Avalanche Bridged)|usd-coin-avalanche-bridged-usdc-e
USDT|Tether USD|tether
USDT|Tether USD (Arbitrum)|arbitrum-bridged-usdt-arbitrum
USDT|Tether USD (PoS)|polygon-bridged-usdt-polygon
BSC-USD|Binance-Peg BSC-USD|binance-bridged-usdt-bnb-smart-chain
DAI|Dai Stablecoin|dai
DAI|(PoS) Dai Stablecoin|polygon-pos-bridged-dai-polygon-pos
DAI|Dai (PulseChain)|dai-on-pulsechain
FRAX|Frax (prev. FXS)|frax-share
FXS|Frax Share|frax-share
FRAX|Legacy Frax Dollar|frax
EIGEN|EigenLayer|eigenlayer
EIGEN|EigenCloud|eigenlayer
MATIC|Polygon (MATIC)|matic-network
POL|Polygon (POL)|polygon-ecosystem-token
POL|POL (prev. MATIC)|polygon-ecosystem-token
WMATIC|Wrapped Matic|wmatic
WPOL|Wrapped Polygon Ecosystem Token|wmatic
FTM|Fantom|fantom
S|Sonic (prev. FTM)|sonic-3
SONIC|Sonic SVM|sonic-svm
RNDR|Render Token|render-token
RENDER|Render (formerly RNDR)|render-token
EOS|EOS|eos
A|Vaulta (formerly EOS)|vaulta
MKR|Maker|maker
SKY|Sky (prev. Maker)|sky
FET|Fetch.ai|fetch-ai
FET|ASI Alliance|fetch-ai
KLAY|Klaytn|kaia
KAIA|Kaia (KLAY)|kaia
DYDX|dYdX Chain|dydx-chain
ETHDYDX|dYdX (ethDYDX)|dydx
EGLD|Elrond|elrond-erd-2
ERD|Elrond|-
SNX|Synthetix Network Token|havven
TON|The Open Network|the-open-network
TON|Tokamak|tokamak-network
KCS|KuCoin Token|kucoin-shares
GT|GateToken|gatechain-token
LEO|UNUS SED LEO|leo-token
BGB|Bitget|bitget-token
XDC|XinFin Network|xdce-crowd-sale
NFT|APENFT|apenft
SUN|SUN|sun-token
SUNOLD|SUN Token (old)|sun
STX|Stacks|blockstack
STX|Blockstack|blockstack
STX|Stox Token|stox
HOT|HoloToken|holotoken
HOT|Hydro Protocol Token|hydro-protocol
QNT|Quant Network|quant-network
QUANT|Gen Z Quant|gen-z-quant
LEND|EthLend|ethlend
AAVE|Aave Token|aave
LN|LINK (Finschia)|link
LINK|ChainLink Token|chainlink
BNB|Binance Coin|binancecoin
WBNB|Wrapped BNB|wrapped-bnb
CRO|Crypto.com Coin|crypto-com-chain
AVAX|Avalanche C-Chain|avalanche-2
WAVAX|Wrapped AVAX|wrapped-avax
AVAX|Binance-Peg Avalanche Token|binance-peg-avalanche
DOGE|Binance-Peg Dogecoin Token|binance-peg-dogecoin
XRP|Binance-Peg XRP Token|binance-peg-xrp
ADA|Binance-Peg Cardano Token|binance-peg-cardano
ETH|Binance-Peg Ethereum Token|binance-peg-weth
DOT|Binance-Peg Polkadot Token|binance-peg-polkadot
XRP|Ripple|ripple
XLM|Stellar Lumens|-
BTC.b|Bitcoin (BTC.b)|bitcoin-avalanche-bridged-btc-b
BTCB|BTCB Token|binance-bitcoin
WBTC|Wrapped BTC|wrapped-bitcoin
WBTC|Wrapped BTC (Arbitrum)|arbitrum-bridged-wbtc-arbitrum-one
cbBTC|Coinbase Wrapped BTC|coinbase-wrapped-btc
tBTC|Threshold tBTC|tbtc
LBTC|Lombard Staked Bitcoin|lombard-staked-btc
L-BTC|Liquid BTC|liquid-bitcoin
kBTC|Kraken Wrapped Bitcoin|kraken-wrapped-btc
WETH|Wrapped Ether|weth
WETH|Wrapped Ether (Base)|l2-standard-bridged-weth-base
WETH|Wrapped Ether (Arbitrum)|arbitrum-bridged-weth-arbitrum-one
stETH|Liquid staked Ether 2.0|staked-ether
wstETH|Wrapped liquid staked Ether 2.0|wrapped-steth
rETH|Rocket Pool ETH|rocket-pool-eth
cbETH|Coinbase Wrapped Staked ETH|coinbase-wrapped-staked-eth
wbETH|Wrapped Beacon ETH|wrapped-beacon-eth
mETH|mETH|mantle-staked-ether
frxETH|Frax Ether|frax-ether
sfrxETH|Staked Frax Ether|staked-frax-ether
mSOL|Marinade staked SOL (mSOL)|msol
JitoSOL|Jito Staked SOL|jito-staked-sol
BNSOL|Binance Staked SOL|binance-staked-sol
SOL|Wrapped SOL|wrapped-solana
SOL|Solana|solana
ETC|Ethereum Classic|ethereum-classic
ETHW|Ethereum PoW|ethereum-pow-iou
LCC|Litecoin Cash|litecoin-cash
XMC|Monero Classic|monero-classic-xmc
KNCL|Kyber Network Crystal (Legacy)|kyber-network
KNC|Kyber Network Crystal v2|kyber-network-crystal
LOOM|Loom Network|loom-network-new
LOOMOLD|Loom Network (OLD)|loom-network
PUNDIX|Pundi X (New)|pundi-x-2
NPXS|Pundi X|pundi-x
BTT|BitTorrent (New)|bittorrent
BTTOLD|BitTorrent (Old)|bittorrent-old
OHM|Olympus v2|olympus
OHM|Olympus v1|olympus-v1
CFG|Centrifuge|centrifuge-2
WCFG|Wrapped Centrifuge|wrapped-centrifuge
VIC|Viction (TOMO)|tomochain
TOMO|TomoChain|tomochain
XNO|Nano (XNO)|nano
NANO|Nano|nano
XEC|eCash (XEC)|ecash
ZEN|Horizen (ZEN)|zencash
HBAR|Hedera Hashgraph|hedera-hashgraph
ATOM|Cosmos|cosmos
WAXP|WAXP|wax
IOT|Helium IOT|helium-iot
IOTA|IOTA|iota
GRT|Graph Token|the-graph
GRT|Golden Ratio|golden-ratio-token
COMP|Compound Governance Token|compound-governance-token
CRV|Curve DAO Token|curve-dao-token
UNI|Unicorn Token|-
SOLVE|Solve.Care|-
BEAM|Beam (Merit Circle)|beam-2
TRUMP|OFFICIAL TRUMP|official-trump
TRUMP|MAGA (TRUMP)|maga
NEIRO|First Neiro on Ethereum|neiro-3
PEPE|Pepe (SOL)|pepe-on-solana
PEPE|Pepe|pepe
PEPE2.0|Pepe 2.0|pepe-2-0
BABYDOGE|Baby Doge|baby-doge-coin
BTC|Bitcoin|bitcoin
BITCOIN|HarryPotterObamaSonic10Inu|harrypotterobamasonic10inu
BTC|Bitcoin Plus|-
ETH|Ether|ethereum
CGLD|Celo|-
JUP|Jupiter (JUP)|jupiter-exchange-solana
SAFE|Safe Token|safe
SAFE|AnWang SAFE|safe-anwang
CORE|Core DAO|coredaoorg
CORE|cVault Finance|cvault-finance
OMNI|Omni (Bitcoin layer)|omni
GMT|STEPN|stepn
GMT|GoMining|gmt-token
USDP|Pax Dollar|paxos-standard
PAX|Paxos Standard|paxos-standard
SUSD|Synth sUSD|nusd
USD0++|USD0 Liquid Bond|usd0-liquid-bond
HEX|HEX on PulseChain|hex-pulsechain
HEX|HEX|hex
WIF|dogwifhat|dogwifcoin
ONDO|Ondo Finance|ondo-finance
XCN|Chain|chain-2
TSLAX|Tesla (xStock)|tesla-xstock
TSLAON|Tesla Ondo|tesla-ondo-tokenized-stock
`;

const DAY_BEFORE = Date.UTC(2026, 0, 14, 12);
const SOME_PRICE = 0.0371;

/**
 * A file of such lines beside both sources' lists of the coins, with prices of the day before in the file.
 */
export function exportedSet(coins: readonly RecentCoin[], isPriced: boolean, lines = LINES): Labelled[] {
  const lists = recentSet(coins, isPriced);
  const priceOf = new Map(coins.map(({ gecko, paprika, price }) => [(gecko ?? paprika)!.id, price]));
  const taken = new Set<string>();
  return [
    ...lists,
    ...lines
      .trim()
      .split('\n')
      .map((line, index): Labelled => {
        const [symbol, name, label] = line.split('|') as [string, string, string];
        const truth = label === '-' ? null : label;
        const externalId = taken.has(symbol) ? `${symbol} ${name}` : symbol;
        taken.add(symbol);
        const price = (truth === null ? SOME_PRICE : priceOf.get(truth)!) * 1.02;
        const prices = isPriced ? [{ at: DAY_BEFORE, currency: 'USD', price }] : [];
        return {
          truth,
          facts: listing(`csv/${externalId}`, symbol, name, { id: lists.length + index + 1, prices }),
        };
      }),
  ];
}
