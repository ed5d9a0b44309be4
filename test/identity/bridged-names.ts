import { readCoins, type RecentCoin } from './recent-coins.js';

/**
 * Bridged forms of a few coins, and coins with a new symbol, that are missing from the other lists of recent coins.
 * Prices and market caps are rounded.
 */
const COINS = `
1|2e8|usd-coin-ethereum-bridged|USDC.E|Arbitrum Bridged USDC (Arbitrum)|-
1|5e7|bridged-usd-coin-optimism|USDC.E|Optimism Bridged USDC (Optimism)|-
1|4e7|bridged-usd-coin-base|USDBC|Bridged USD Coin (Base)|-
1|6e7|zksync-era-bridged-usdc|USDC.E|zkSync Era Bridged USDC (zkSync)|-
1|5e7|linea-bridged-usdc-linea|USDC|Linea Bridged USDC (Linea)|-
1|9e7|binance-bridged-usdc-bnb-smart-chain|USDC|Binance Bridged USDC (BNB Smart Chain)|-
1|2e7|multichain-bridged-usdc-fantom|USDC|Multichain Bridged USDC (Fantom)|-
1|3e7|wormhole-bridged-usdc-solana|USDCET|Wormhole Bridged USDC (Ethereum)|-
1|3e7|axlusdc|AXLUSDC|Axelar Bridged USDC|axlusdc-axelar-wrapped-usdc|AXLUSDC|Axelar Wrapped USDC
1|4e6|axelar-usdt|AXLUSDT|Axelar USDT|-
2500|4e6|axlweth|AXLETH|Axelar Wrapped Ether|-
1|8e7|bridged-usdt|USDT|Optimism Bridged USDT (Optimism)|-
1|4e7|tether-avalanche-bridged-usdt-e|USDT.E|Avalanche Bridged USDT (Avalanche)|-
1|2e7|linea-bridged-usdt-linea|USDT|Linea Bridged USDT (Linea)|-
2500|2e8|polygon-pos-bridged-weth-polygon-pos|WETH|Polygon PoS Bridged WETH (Polygon POS)|-
2501|1e8|avalanche-bridged-weth-avalanche|WETH.E|Avalanche Bridged WETH (Avalanche)|-
2501|1e8|linea-bridged-weth-linea|WETH|Linea Bridged WETH (Linea)|-
2502|1e8|l2-standard-bridged-weth-optimism|WETH|L2 Standard Bridged WETH (Optimism)|-
105000|1e8|polygon-bridged-wbtc-polygon-pos|WBTC|Polygon Bridged WBTC (Polygon POS)|-
105000|6e7|bridged-wrapped-bitcoin-optimism|WBTC|Optimism Bridged WBTC (Optimism)|-
105000|6e7|avalanche-bridged-wbtc-avalanche|WBTC.E|Avalanche Bridged WBTC (Avalanche)|-
1|2e7|avalanche-bridged-dai-avalanche|DAI.E|Avalanche Bridged DAI (Avalanche)|-
100|3e6|binance-peg-litecoin|LTC|Binance-Peg Litecoin|-
450|3e6|binance-peg-bitcoin-cash|BCH|Binance-Peg Bitcoin Cash|-
3|3e6|binance-peg-filecoin|FIL|Binance-Peg Filecoin|-
150|9e6|binance-peg-sol|SOL|Binance-Peg SOL|-
13|3e6|chainlink-wormhole|LINK|Chainlink (Wormhole)|-
2500|3e6|ethereum-wormhole|ETH|Ethereum (Wormhole)|-
270|1e7|polygon-bridged-aave|AAVE|Polygon Bridged AAVE (Polygon)|-
100|7e9|litecoin|LTC|Litecoin|ltc-litecoin|LTC|Litecoin
3|2e9|filecoin|FIL|Filecoin|fil-filecoin|FIL|Filecoin
4|6e9|polkadot|DOT|Polkadot|dot-polkadot|DOT|Polkadot
8|5e9|uniswap|UNI|Uniswap|uni-uniswap|UNI|Uniswap
0.3|9e9|stellar|XLM|Stellar|xlm-stellar|XLM|Stellar
20|4e8|dash|DASH|Dash|dash-dash|DASH|Dash
15|1e9|neo|NEO|NEO|neo-neo|NEO|NEO
0.03|2e9|vechain|VET|VeChain|vet-vechain|VET|VeChain
0.5|1e7|zcoin|FIRO|Firo|firo-firo|FIRO|Firo
0.05|7e7|strax|STRAX|Stratis|strax-stratis|STRAX|Stratis [New]
0.2|1e8|swissborg|BORG|SwissBorg|borg-swissborg|BORG|SwissBorg
0.01|4e7|vanar-chain|VANRY|Vanar Chain|vanry-vanar-chain|VANRY|Vanar Chain
0.03|2e7|dar-open-network|D|Dar Open Network|d-dar-open-network|D|Dar Open Network
1.2|1e7|augur|REP|Augur|rep-augur|REP|Augur
1.2|1e6|reputation-augur-v1|REPV1|Reputation Augur v1|-
15|1e8|ooki|OOKI|Ooki|ooki-ooki-protocol|OOKI|Ooki Protocol
0.1|4e7|ambrosus|AMB|AirDAO|amb-airdao|AMB|AirDAO
0.03|3e7|ethos|VGX|Voyager VGX|vgx-voyager-token|VGX|Voyager Token
0.2|4e7|hifi-finance|HIFI|Hifi Finance|hifi-hifi-finance|HIFI|Hifi Finance
0.01|2e6|bitconnect|BCC|Bitconnect|bcc-bitconnect|BCC|BitConnect
0.06|4e8|combo-2|COMBO|COMBO|combo-combo|COMBO|COMBO
1|3e6|sai|SAI|Sai|sai-single-collateral-dai|SAI|Single Collateral DAI
`;

export const BRIDGED_COINS: readonly RecentCoin[] = readCoins(COINS);

/**
 * Bridged forms as wallets, block explorers, exchanges and lists of coins name them, and former symbols: symbol, name, and the CoinGecko id of the
 * coin that is meant; `-` if the lists do not have it. Labelled from general knowledge before the resolver saw them.
 */
export const BRIDGED_LINES = `
USDC|USDC (Avalanche Bridge)|usd-coin-avalanche-bridged-usdc-e
USDC.e|USD Coin (Avalanche Bridge)|usd-coin-avalanche-bridged-usdc-e
USDC.e|USDC.e (Arbitrum)|usd-coin-ethereum-bridged
USDC.e|Bridged USDC (Arbitrum)|usd-coin-ethereum-bridged
USDC|USD Coin (Arb1)|usd-coin-ethereum-bridged
USDC.e|Arbitrum Bridged USDC|usd-coin-ethereum-bridged
USDC.e|Bridged USDC (Optimism)|bridged-usd-coin-optimism
USDC.e|USDC.e (Optimism)|bridged-usd-coin-optimism
USDC.e|USD Coin (Optimism Bridge)|bridged-usd-coin-optimism
USDbC|USD Base Coin|bridged-usd-coin-base
USDbC|USD Base Coin (USDbC)|bridged-usd-coin-base
USDbC|Bridged USDC (Base)|bridged-usd-coin-base
USDC.e|Bridged USDC (zkSync)|zksync-era-bridged-usdc
USDC.e|USDC.e (zkSync Era)|zksync-era-bridged-usdc
USDC|USDC (Linea Bridged)|linea-bridged-usdc-linea
USDC|Binance-Peg USD Coin|binance-bridged-usdc-bnb-smart-chain
USDC|Binance-Peg USDC|binance-bridged-usdc-bnb-smart-chain
USDC|Binance-Peg USD Coin (USDC)|binance-bridged-usdc-bnb-smart-chain
USDC|USD Coin (Multichain)|multichain-bridged-usdc-fantom
USDC|Multichain USDC (Fantom)|multichain-bridged-usdc-fantom
USDCet|USD Coin (Wormhole from Ethereum)|wormhole-bridged-usdc-solana
USDCet|USDCet (Wormhole)|wormhole-bridged-usdc-solana
axlUSDC|axlUSDC|axlusdc
axlUSDC|Axelar Wrapped USDC (axlUSDC)|axlusdc
axlUSDC|Axelar USDC|axlusdc
USDC.axl|USDC.axl|axlusdc
axlUSDT|axlUSDT|axelar-usdt
axlUSDT|Axelar Wrapped USDT|axelar-usdt
axlETH|axlETH|axlweth
axlWETH|Axelar WETH|axlweth
axlETH|Axelar Wrapped Ether (axlETH)|axlweth
USDT|Arbitrum Bridged USDT|arbitrum-bridged-usdt-arbitrum
USDT|Bridged USDT (Arbitrum)|arbitrum-bridged-usdt-arbitrum
USDT|Bridged Tether USD (Arbitrum One)|arbitrum-bridged-usdt-arbitrum
USDT|Bridged USDT (Optimism)|bridged-usdt
USDT|Tether USD (Optimism Bridge)|bridged-usdt
USDT|Optimism Bridged USDT|bridged-usdt
USDT.e|Tether USD (Avalanche Bridge)|tether-avalanche-bridged-usdt-e
USDT.e|USDT.e (Avalanche)|tether-avalanche-bridged-usdt-e
USDT.e|Tether (Avalanche Bridged)|tether-avalanche-bridged-usdt-e
USDT|USDT (Polygon PoS Bridge)|polygon-bridged-usdt-polygon
USDT|(PoS) Tether USD|polygon-bridged-usdt-polygon
USDT|Polygon Bridged USDT|polygon-bridged-usdt-polygon
USDT|Linea Bridged USDT|linea-bridged-usdt-linea
USDT|Binance-Peg BSC-USD (USDT)|binance-bridged-usdt-bnb-smart-chain
BSC-USD|Binance-Peg Tether USD|binance-bridged-usdt-bnb-smart-chain
BSC-USD|Binance Bridged USDT|binance-bridged-usdt-bnb-smart-chain
WETH|Wrapped Ether (Polygon)|polygon-pos-bridged-weth-polygon-pos
WETH|Polygon PoS Bridged WETH|polygon-pos-bridged-weth-polygon-pos
WETH|(PoS) Wrapped Ether|polygon-pos-bridged-weth-polygon-pos
WETH|WETH (PoS)|polygon-pos-bridged-weth-polygon-pos
WETH.e|Wrapped Ether (Avalanche Bridge)|avalanche-bridged-weth-avalanche
WETH.e|WETH.e (Avalanche)|avalanche-bridged-weth-avalanche
ETH|Wrapped Ether (Linea)|linea-bridged-weth-linea
WETH|Linea Bridged WETH|linea-bridged-weth-linea
WETH|Wrapped Ether (Optimism)|l2-standard-bridged-weth-optimism
WETH|Optimism Bridged WETH|l2-standard-bridged-weth-optimism
WETH|Base Bridged WETH|l2-standard-bridged-weth-base
WETH|WETH (Base)|l2-standard-bridged-weth-base
WETH|WETH (Arbitrum One)|arbitrum-bridged-weth-arbitrum-one
WETH|Arbitrum Bridged WETH|arbitrum-bridged-weth-arbitrum-one
WBTC|Wrapped BTC (Polygon)|polygon-bridged-wbtc-polygon-pos
WBTC|(PoS) Wrapped BTC|polygon-bridged-wbtc-polygon-pos
WBTC|Polygon Bridged WBTC|polygon-bridged-wbtc-polygon-pos
WBTC|Wrapped Bitcoin (Optimism)|bridged-wrapped-bitcoin-optimism
WBTC|Optimism Bridged WBTC|bridged-wrapped-bitcoin-optimism
WBTC.e|Wrapped BTC (Avalanche Bridge)|avalanche-bridged-wbtc-avalanche
WBTC.e|WBTC.e (Avalanche)|avalanche-bridged-wbtc-avalanche
WBTC|Wrapped Bitcoin (Arbitrum One)|arbitrum-bridged-wbtc-arbitrum-one
WBTC|Arbitrum Bridged WBTC|arbitrum-bridged-wbtc-arbitrum-one
DAI.e|Dai Stablecoin (Avalanche Bridge)|avalanche-bridged-dai-avalanche
DAI.e|DAI.e (Avalanche)|avalanche-bridged-dai-avalanche
DAI|Dai (Polygon PoS)|polygon-pos-bridged-dai-polygon-pos
DAI|Polygon PoS Bridged DAI|polygon-pos-bridged-dai-polygon-pos
DAI|pDAI (PulseChain)|dai-on-pulsechain
LTC|Binance-Peg Litecoin Token|binance-peg-litecoin
LTC|Litecoin (Binance-Peg)|binance-peg-litecoin
BCH|Binance-Peg Bitcoin Cash Token|binance-peg-bitcoin-cash
FIL|Binance-Peg Filecoin (FIL)|binance-peg-filecoin
SOL|Binance-Peg Solana|binance-peg-sol
XRP|Binance-Peg XRP|binance-peg-xrp
DOGE|Dogecoin (Binance-Peg)|binance-peg-dogecoin
ADA|Cardano (BSC)|-
ADA|Binance-Peg Cardano (BSC)|binance-peg-cardano
DOT|Binance-Peg DOT|binance-peg-polkadot
ETH|Ethereum (Binance-Peg)|binance-peg-weth
AVAX|Binance-Peg AVAX Token|binance-peg-avalanche
LINK|ChainLink Token (Wormhole)|chainlink-wormhole
LINK|Wormhole Chainlink|chainlink-wormhole
ETH|Ether (Wormhole)|ethereum-wormhole
ETH|Wormhole ETH|ethereum-wormhole
ETH|Ether (Portal)|ethereum-wormhole
AAVE|Aave (PoS)|polygon-bridged-aave
AAVE|(PoS) Aave|polygon-bridged-aave
AAVE|Aave Token (Polygon)|polygon-bridged-aave
BTC.b|Bitcoin (Avalanche Bridge)|bitcoin-avalanche-bridged-btc-b
BTC.b|Avalanche Bridged BTC|bitcoin-avalanche-bridged-btc-b
USDC|USD Coin (Celer)|-
USDC|USD Coin (Fantom, Multichain)|multichain-bridged-usdc-fantom
USDC|USDC (Wormhole)|-
USDT|Tether USD (Wormhole)|-
USDT|Heco-Peg USDT|-
USDT|USDT (TRC20)|tether
USDT|USDT TRC-20|tether
USDT|Tether USDT (ERC20)|tether
USDT|Tether USD (TRC20)|tether
USDC|USD Coin (ERC-20)|usd-coin
BTC|Bitcoin BEP2|-
ETH|Ethereum (Arbitrum)|-
ETH|ETH on Base|-
SOL|Solana (Wormhole)|-
SOL|Wrapped SOL (Wormhole)|-
UNI|Uniswap (Wormhole)|-
UNI|(PoS) Uniswap|-
DOT|Polkadot (Moonbeam)|-
LINK|Chainlink (Avalanche Bridge)|-
LINK.e|Chainlink Token (Avalanche)|-
BNB|Heco-Peg BNB|-
MATIC|Matic (Wormhole)|-
FTM|Fantom (Wormhole)|-
LTC|Litecoin|litecoin
FIL|Filecoin|filecoin
DOT|Polkadot|polkadot
BCC|Bitcoin Cash (BCC)|bitcoin-cash
BCC|Bitcoin Cash|bitcoin-cash
BCC|BitConnect Coin|bitconnect
BCHABC|Bitcoin Cash|bitcoin-cash
NANO|Nano (formerly RaiBlocks)|nano
XRB|Nano|nano
XRB|RaiBlocks|nano
PAX|Pax Dollar|paxos-standard
PAX|Paxos Standard Token|paxos-standard
MATIC|Polygon|matic-network
MATIC|Matic Network|matic-network
POL|Polygon Ecosystem Token|polygon-ecosystem-token
LUNA|Terra Classic|terra-luna
LUNA|Terra Luna Classic|terra-luna
LUNC|Terra Luna Classic (LUNC)|terra-luna
LUNA2|Terra 2.0|terra-luna-2
UST|TerraUSD|terrausd
UST|TerraClassicUSD|terrausd
REP|Augur v2|augur
REPv2|Augur v2|augur
REPv1|Augur v1|reputation-augur-v1
REP|Augur v1|reputation-augur-v1
RNDR|Render|render-token
RNDR|Render Network|render-token
EOS|EOS (old)|eos
A|Vaulta|vaulta
EOS|Vaulta (ex-EOS)|vaulta
FTM|Sonic (prev. FTM)|sonic-3
S|Sonic (formerly Fantom)|sonic-3
FTM|Fantom Token|fantom
STR|Stellar|stellar
XLM|Stellar Lumens|stellar
DSH|Dash|dash
DRK|DarkCoin|dash
ANS|AntShares|neo
NEO|Neo (formerly AntShares)|neo
VEN|VeChain|vechain
VEN|VeChain (VEN)|vechain
XZC|Zcoin|zcoin
FIRO|Firo (ex-XZC)|zcoin
STRAT|Stratis|strax
CHSB|SwissBorg|swissborg
BORG|SwissBorg Token|swissborg
TVK|Vanar Chain (ex-TVK)|vanar-chain
VANRY|Vanar (formerly Virtua)|vanar-chain
DAR|Dar Open Network|dar-open-network
DAR|Mines of Dalarnia|dar-open-network
BZRX|bZx Protocol|ooki
OOKI|Ooki (formerly BZRX)|ooki
AMB|Ambrosus|ambrosus
BQX|Ethos|ethos
VGX|Voyager (prev. BQX)|ethos
MFT|Mainframe|hifi-finance
MFT|Hifi Finance (ex-MFT)|hifi-finance
COCOS|COMBO (ex-COCOS)|combo-2
DAI|Sai (Single Collateral DAI)|sai
SAI|Single Collateral DAI|sai
ERD|Elrond (ERD)|elrond-erd-2
EGLD|MultiversX (ex-Elrond)|elrond-erd-2
GAL|Gravity (ex-GAL)|g-token
KLAY|Kaia (prev. KLAY)|kaia
TOMO|Viction (prev. TOMO)|tomochain
AGI|SingularityNET|singularitynet
BCHSV|Bitcoin SV|bitcoin-cash-sv
BSV|Bitcoin Cash SV|bitcoin-cash-sv
SUSD|sUSD (Synthetix)|nusd
BSC-USD|BSC-USD|binance-bridged-usdt-bnb-smart-chain
NPXS|Pundi X (OLD)|pundi-x
KNC|Kyber Network (KNC)|kyber-network-crystal
HEX|HEX (from Ethereum)|-
`;
