import { readCoins, type RecentCoin } from './recent-coins.js';

/**
 * Coins of 2023 to 2026 that were renamed, migrated, wrapped, bridged or forked, or share a symbol with others. Labelled by hand from general
 * knowledge before the resolver saw them; prices and market caps are rounded.
 */
const LINES = `
130|3.4e8|gnosis|GNO|Gnosis|gno-gnosis|GNO|Gnosis
1|7e7|xdai|XDAI|xDAI|xdai-xdai|XDAI|xDai
1.001|6e7|wrapped-xdai|WXDAI|Wrapped XDAI|wxdai-wxdai|WXDAI|WXDAI
0.2|2.8e7|omisego|OMG|OMG Network|omg-omg-network|OMG|OMG Network
0.09|4e7|boba-network|BOBA|Boba Network|boba-boba-network|BOBA|Boba Token
0.2|7e8|iota|IOTA|IOTA|miota-iota|IOTA|IOTA
0.9|1.2e8|nano|XNO|Nano|xno-nano|XNO|Nano
0.00002|4e8|ecash|XEC|eCash|xec-ecash|XEC|eCash
7|1.2e8|zencash|ZEN|Horizen|zen-horizen|ZEN|Horizen
0.2|8e9|hedera-hashgraph|HBAR|Hedera|hbar-hedera-hashgraph|HBAR|Hedera Hashgraph
4|1.8e9|cosmos|ATOM|Cosmos Hub|atom-cosmos|ATOM|Cosmos
0.4|5e7|bitdao|BIT|BitDAO|bit-bitdao|BIT|BitDAO
0.02|3e6|kava-lend|HARD|Kava Lend|hard-hard-protocol|HARD|HARD Protocol
0.04|4e7|rei-network|REI|REI Network|rei-rei-network|REI|REI Network
0.3|2e7|gxchain|GXC|GXChain|gxc-gxchain|GXC|GXChain
0.05|2e6|nucypher|NU|NuCypher|nu-nucypher|NU|NuCypher
0.1|3e6|keep-network|KEEP|Keep Network|keep-keep-network|KEEP|Keep Network
3350|1e9|pax-gold|PAXG|PAX Gold|paxg-pax-gold|PAXG|PAX Gold
3340|8e8|tether-gold|XAUT|Tether Gold|xaut-tether-gold|XAUT|Tether Gold
0.998|5e8|true-usd|TUSD|TrueUSD|tusd-trueusd|TUSD|TrueUSD
0.999|1.5e9|first-digital-usd|FDUSD|First Digital USD|fdusd-first-digital-usd|FDUSD|First Digital USD
1|6e7|binance-usd|BUSD|BUSD|busd-binance-usd|BUSD|Binance USD
1.002|5e7|liquity-usd|LUSD|Liquity USD|lusd-liquity-usd|LUSD|Liquity USD
1.001|3e8|gho|GHO|GHO|gho-gho|GHO|Gho
0.999|6e7|magic-internet-money|MIM|Magic Internet Money|mim-magic-internet-money-ethereum|MIM|Magic Internet Money (Ethereum)
1|6e8|usdx-money-usdx|USDX|Stables Labs USDX|usdx-stables-labs-usdx|USDX|Stables Labs USDX
0.6|5e7|usdx|USDX|USDX|usdx-usdx|USDX|USDX [Kava]
0.03|1e7|neutrino|XTN|Neutrino Index Token|usdn-neutrino-usd|USDN|Neutrino USD
1|1e8|noble-dollar-usdn|USDN|Noble Dollar (USDN)|-
1|1.8e9|usdtb|USDTB|USDtb|usdtb-usdtb|USDTB|USDtb
1|2e8|elixir-deusd|DEUSD|Elixir deUSD|deusd-elixir-deusd|DEUSD|Elixir deUSD
1|9e8|usdt0|USDT0|USDT0|-
1|8e8|arbitrum-bridged-usdt-arbitrum|USDT|Arbitrum Bridged USDT (Arbitrum)|-
1|7e8|polygon-bridged-usdt-polygon|USDT|Polygon Bridged USDT (Polygon)|-
104900|1e9|ignition-fbtc|FBTC|Function FBTC|fbtc-ignition-fbtc|FBTC|Ignition FBTC
105005|4e8|bitcoin-avalanche-bridged-btc-b|BTC.B|Avalanche Bridged BTC (Avalanche)|btcb-avalanche-bridged-btc|BTC.B|Avalanche Bridged BTC
104000|5e6|renbtc|RENBTC|renBTC|renbtc-renbtc|RENBTC|renBTC
104950|3e8|universal-btc|UNIBTC|Universal BTC|unibtc-bedrock-unibtc|UNIBTC|Bedrock uniBTC
105010|3e8|kraken-wrapped-btc|KBTC|Kraken Wrapped BTC|kbtc-kraken-wrapped-bitcoin|KBTC|Kraken Wrapped Bitcoin
2730|2e8|sweth|SWETH|Swell Ethereum|sweth-swell-ethereum|SWETH|Swell Ethereum
2600|6e7|restaked-swell-eth|RSWETH|Restaked Swell Ethereum|rsweth-restaked-swell-ethereum|RSWETH|Restaked Swell ETH
2680|5e8|mantle-restaked-eth|CMETH|Mantle Restaked ETH|cmeth-mantle-restaked-eth|CMETH|Mantle Restaked ETH
2505|1e8|origin-ether|OETH|Origin Ether|oeth-origin-ether|OETH|Origin Ether
2960|2e7|ankreth|ANKRETH|Ankr Staked ETH|ankreth-ankr-staked-eth|ANKRETH|Ankr Staked ETH
2510|3e9|ether-fi-staked-eth|EETH|ether.fi Staked ETH|eeth-etherfi-staked-eth|EETH|Ether.fi Staked ETH
2590|3e8|pufeth|PUFETH|pufETH|pufeth-puffer-pufeth|PUFETH|Puffer pufETH
2995|3e8|arbitrum-bridged-wsteth-arbitrum|WSTETH|Arbitrum Bridged wstETH (Arbitrum)|-
200|2e8|sanctum-infinity|INF|Sanctum Infinity|inf-infinity-by-sanctum|INF|Infinity by Sanctum
165|2e8|bybit-staked-sol|BBSOL|Bybit Staked SOL|bbsol-bybit-staked-sol|BBSOL|Bybit Staked SOL
178|3e6|lido-staked-sol|STSOL|Lido Staked SOL|stsol-lido-staked-sol|STSOL|Lido Staked SOL
36.2|2e8|wrapped-hype|WHYPE|Wrapped HYPE|whype-wrapped-hype|WHYPE|Wrapped HYPE
36.5|4e8|kinetic-staked-hype|KHYPE|Kinetiq Staked HYPE|khype-kinetiq-staked-hype|KHYPE|Kinetiq Staked HYPE
36.1|1e8|staked-hype|STHYPE|Staked HYPE|sthype-staked-hype|STHYPE|Staked HYPE
0.31|1e8|wrapped-sonic|WS|Wrapped Sonic|ws-wrapped-sonic|WS|Wrapped Sonic
0.29|1e6|wrapped-fantom|WFTM|Wrapped Fantom|wftm-wrapped-fantom|WFTM|Wrapped Fantom
0.28|2e8|wrapped-tron|WTRX|Wrapped Tron|wtrx-wrapped-tron|WTRX|Wrapped Tron
0.28|2.6e10|tron|TRX|TRON|trx-tron|TRX|TRON
0.28|2e8|tron-bsc|TRX|TRON (BSC)|-
4|6e9|polkadot|DOT|Polkadot|dot-polkadot|DOT|Polkadot
4.01|1e7|binance-peg-polkadot|DOT|Binance-Peg Polkadot|-
90|7e9|litecoin|LTC|Litecoin|ltc-litecoin|LTC|Litecoin
90.1|5e7|binance-peg-litecoin|LTC|Binance-Peg Litecoin|-
0.0002|1e5|litecoin-cash|LCC|Litecoin Cash|lcc-litecoin-cash|LCC|Litecoin Cash
0.1|4e6|ribbon-finance|RBN|Ribbon Finance|rbn-ribbon-finance|RBN|Ribbon Finance
0.09|8e7|aevo-exchange|AEVO|Aevo|aevo-aevo|AEVO|Aevo
0.02|2e7|alpha-finance|ALPHA|Stella|alpha-alpha-finance-lab|ALPHA|Alpha Finance Lab
0.0001|4e7|radio-caca|RACA|RACA|raca-radio-caca|RACA|Radio Caca
0.002|1.6e8|vethor-token|VTHO|VeThor|vtho-vethor-token|VTHO|VeThor Token
0.02|9e7|wax|WAXP|WAX|wax-wax|WAXP|WAX
0.004|3e8|amp-token|AMP|Amp|amp-amp|AMP|Amp
0.01|2e7|everscale|EVER|Everscale|ever-everscale|EVER|Everscale
0.06|3e7|dusk-network|DUSK|DUSK|dusk-dusk-network|DUSK|Dusk Network
7|2e7|melon|MLN|Enzyme|mln-enzyme|MLN|Enzyme
0.002|2e6|loom-network-new|LOOM|Loom Network (NEW)|loom-loom-network-new|LOOM|Loom Network
0.001|1e5|loom-network|LOOMOLD|Loom Network (OLD)|loomold-loom-network|LOOMOLD|Loom Network (Old)
0.017|2e7|streamr|DATA|Streamr|data-streamr|DATA|Streamr
0.06|4e7|origin-protocol|OGN|Origin Token|ogn-origin-protocol|OGN|Origin Protocol
0.2|2.4e7|tomochain|VIC|Viction|tomo-tomochain|VIC|Viction
1.3|4.6e8|thorchain|RUNE|THORChain|rune-thorchain|RUNE|THORChain
0.15|2e7|thorswap|THOR|THORSwap|thor-thorswap|THOR|THORSwap
0.01|1e6|thor|THOR|ThorFi|thor-thor|THOR|ThorFi
0.1|8e6|bifrost-native-coin|BNC|Bifrost|bnc-bifrost|BNC|Bifrost
0.03|4e7|bifrost|BFC|Bifrost|bfc-bifrost|BFC|Bifrost
10|6e7|auction|AUCTION|Bounce|auction-bounce-token|AUCTION|Bounce Token
0.1|8e7|pha|PHA|Phala|pha-phala-network|PHA|Phala Network
0.2|1e8|centrifuge-2|CFG|Centrifuge|cfg-centrifuge-new|CFG|Centrifuge
0.2|1e7|centrifuge|CFG|Centrifuge [OLD]|cfg-centrifuge|CFG|Centrifuge (Old)
0.2|1e6|wrapped-centrifuge|WCFG|Wrapped Centrifuge|wcfg-wrapped-centrifuge|WCFG|Wrapped Centrifuge
0.004|3.6e8|cat-in-a-dogs-world|MEW|cat in a dogs world|mew-cat-in-a-dogs-world|MEW|Cat in a Dog's World
0.004|8e7|degen-base|DEGEN|Degen|degen-degen-base|DEGEN|Degen (Base)
0.0006|2.5e8|toshi|TOSHI|Toshi|toshi-toshi-base|TOSHI|Toshi (Base)
0.00001|1e5|toshi-tools|TOSHI|Toshi Tools|toshi-toshi-tools|TOSHI|Toshi Tools
0.06|6e7|chill-guy|CHILLGUY|Just a chill guy|chillguy-just-a-chill-guy|CHILLGUY|Just a Chill Guy
0.003|3e7|sudeng|HIPPO|sudeng|hippo-sudeng|HIPPO|sudeng
0.00003|3e7|wen-4|WEN|Wen|wen-wen|WEN|Wen
0.002|2e6|wen|WEN|Wenlambo|wen-wenlambo|WEN|WenLambo
0.0002|6e7|apu-s-club|APU|Apu Apustaja|apu-apu-apustaja|APU|Apu Apustaja
0.00003|2e7|andyerc20|ANDY|ANDY ETH|andy-andy-eth|ANDY|Andy
0.06|6e7|harrypotterobamasonic10inu|BITCOIN|HarryPotterObamaSonic10Inu (ETH)|bitcoin-harrypotterobamasonic10inu|BITCOIN|HarryPotterObamaSonic10Inu
0.0000001|8e7|dogelon-mars|ELON|Dogelon Mars|elon-dogelon-mars|ELON|Dogelon Mars
0.00000003|2e7|milady-meme-coin|LADYS|Milady Meme Coin|ladys-milady-meme-coin|LADYS|Milady
0.002|1.2e8|memecoin-2|MEME|Memecoin|meme-memecoin|MEME|Memecoin
2|5e4|degenerator|MEME|Meme|meme-meme|MEME|MEME
0.002|1.5e7|gme|GME|GME|gme-gme-sol|GME|GME (SOL)
0.00001|1e5|gamestop-coin|GME|GameStop Coin|-
0.02|2e7|fwog|FWOG|FWOG|fwog-fwog|FWOG|Fwog (SOL)
0.05|5e7|czs-dog|BROCCOLI|CZ'S Dog|broccoli-czs-dog|BROCCOLI|CZ's Dog (broccoli.gg)
0.002|2e6|broccoli-2|BROCCOLI|Broccoli|-
0.02|2e7|test-3|TST|Test|tst-test|TST|Test Token
0.03|3e7|mubarak|MUBARAK|Mubarak|mubarak-mubarak|MUBARAK|mubarak
0.05|5e7|launch-coin-on-believe|BELIEVE|Believe|launchcoin-launch-coin-on-believe|LAUNCHCOIN|Launch Coin on Believe
0.02|2e7|housecoin|HOUSE|Housecoin|house-housecoin|HOUSE|Housecoin
0.04|4e7|vine|VINE|Vine|vine-vine-coin|VINE|Vine Coin
0.1|2e7|hyperlane|HYPER|Hyperlane|hyper-hyperlane|HYPER|Hyperlane
0.002|2e5|hyperchainx|HYPER|HyperChainX|hyper-hyperchainx|HYPER|HyperChainX
0.7|1e8|initia|INIT|Initia|init-initia|INIT|Initia
1.2|4e8|eigenlayer|EIGEN|EigenCloud (prev. EigenLayer)|eigen-eigenlayer|EIGEN|EigenLayer
0.09|1.5e8|humanity|H|Humanity|h-humanity-protocol|H|Humanity Protocol
0.03|6e7|towns|TOWNS|Towns|towns-towns-protocol|TOWNS|Towns Protocol
0.3|6e7|mira-3|MIRA|Mira|mira-mira-network|MIRA|Mira Network
0.3|6e7|openledger-2|OPEN|OpenLedger|open-openledger|OPEN|OpenLedger
0.02|3e6|open-platform|OPEN|Open Platform|open-open-platform|OPEN|Open Platform
0.02|2e7|saga-2|SAGA|Saga|saga-saga|SAGA|Saga
0.3|3e8|walrus-2|WAL|Walrus|wal-walrus|WAL|Walrus Protocol
1.5|8e7|echelon-prime|PRIME|Echelon Prime|prime-echelon-prime|PRIME|Echelon Prime
0.3|5e6|deltaprime|PRIME|DeltaPrime|prime-deltaprime|PRIME|DeltaPrime
0.05|6e7|xai-blockchain|XAI|Xai|xai-xai|XAI|XAI
1|1e6|xai-corp|XAI|XAI Stablecoin|xai-xai-stablecoin|XAI|XAI Stablecoin
0.00004|4e7|rats|RATS|RATS (Ordinals)|rats-rats-ordinals|RATS|rats
0.00005|5e7|wink|WIN|WINkLink|win-winklink|WIN|WINkLink
0.00005|1e6|winklink-bsc|WIN|WINkLink BSC|-
1.6|1.7e8|ethereum-pow-iou|ETHW|EthereumPoW|ethw-ethereum-pow|ETHW|Ethereum PoW
40|6e8|zcash|ZEC|Zcash|zec-zcash|ZEC|Zcash
0.03|4e5|zclassic|ZCL|Zclassic|zcl-zclassic|ZCL|ZClassic
1|2e7|monero-classic-xmc|XMC|Monero-Classic|xmc-monero-classic|XMC|Monero Classic
320|6e9|monero|XMR|Monero|xmr-monero|XMR|Monero
0.2|1e8|hive|HIVE|Hive|hive-hive|HIVE|Hive
1|3e7|hive_dollar|HBD|Hive Dollar|hbd-hive-dollar|HBD|Hive Dollar
0.13|6e7|steem|STEEM|Steem|steem-steem|STEEM|Steem
3|9e6|steem-dollars|SBD|Steem Dollars|sbd-steem-dollars|SBD|Steem Dollars
0.02|5e5|swarm|SWM|Swarm Network|swm-swarm-fund|SWM|Swarm Fund
0.1|1e7|swarm-bzz|BZZ|Swarm|bzz-swarm|BZZ|Swarm
`;

export const MIGRATED_COINS: readonly RecentCoin[] = readCoins(LINES);
