/**
 * Coins as the two APIs call them, written down by hand from public knowledge: symbol, name and id at CoinGecko, then symbol, name and id at
 * CoinPaprika (`-` where it does not list it), the chain of its contract (`-`: a coin of its own), and what it is made of
 * where it is a wrapped, bridged or staked form. Lines that begin alike in name or symbol are different coins.
 */
export const REAL_COINS = `
BTC|Bitcoin|bitcoin|BTC|Bitcoin|btc-bitcoin|-|
ETH|Ethereum|ethereum|ETH|Ethereum|eth-ethereum|-|
USDT|Tether|tether|USDT|Tether|usdt-tether|ethereum|
BNB|BNB|binancecoin|BNB|Binance Coin|bnb-binance-coin|-|
SOL|Solana|solana|SOL|Solana|sol-solana|-|
USDC|USDC|usd-coin|USDC|USDC|usdc-usd-coin|ethereum|
XRP|XRP|ripple|XRP|XRP|xrp-xrp|-|
DOGE|Dogecoin|dogecoin|DOGE|Dogecoin|doge-dogecoin|-|
ADA|Cardano|cardano|ADA|Cardano|ada-cardano|-|
TRX|TRON|tron|TRX|TRON|trx-tron|-|
AVAX|Avalanche|avalanche-2|AVAX|Avalanche|avax-avalanche|-|
SHIB|Shiba Inu|shiba-inu|SHIB|Shiba Inu|shib-shiba-inu|ethereum|
DOT|Polkadot|polkadot|DOT|Polkadot|dot-polkadot|-|
LINK|Chainlink|chainlink|LINK|Chainlink|link-chainlink|ethereum|
BCH|Bitcoin Cash|bitcoin-cash|BCH|Bitcoin Cash|bch-bitcoin-cash|-|
BSV|Bitcoin SV|bitcoin-cash-sv|BSV|Bitcoin SV|bsv-bitcoin-sv|-|
BTG|Bitcoin Gold|bitcoin-gold|BTG|Bitcoin Gold|btg-bitcoin-gold|-|
XEC|eCash|ecash|XEC|eCash|xec-ecash|-|
ETC|Ethereum Classic|ethereum-classic|ETC|Ethereum Classic|etc-ethereum-classic|-|
ETHW|EthereumPoW|ethereum-pow-iou|ETHW|EthereumPoW|ethw-ethereumpow|-|
LTC|Litecoin|litecoin|LTC|Litecoin|ltc-litecoin|-|
UNI|Uniswap|uniswap|UNI|Uniswap|uni-uniswap|ethereum|
ATOM|Cosmos Hub|cosmos|ATOM|Cosmos|atom-cosmos|-|
XLM|Stellar|stellar|XLM|Stellar|xlm-stellar|-|
XMR|Monero|monero|XMR|Monero|xmr-monero|-|
NEAR|NEAR Protocol|near|NEAR|NEAR Protocol|near-near-protocol|-|
ONE|Harmony|harmony|ONE|Harmony|one-harmony|-|
ONE|BigONE|one|-|-|-|ethereum|
GAS|Gas|gas|GAS|Gas|gas-gas|-|
APT|Aptos|aptos|APT|Aptos|apt-aptos|-|
APT|Apricot|apricot|-|-|-|solana|
FIL|Filecoin|filecoin|FIL|Filecoin|fil-filecoin|-|
ICP|Internet Computer|internet-computer|ICP|Internet Computer|icp-internet-computer|-|
HBAR|Hedera|hedera-hashgraph|HBAR|Hedera Hashgraph|hbar-hedera-hashgraph|-|
VET|VeChain|vechain|VET|VeChain|vet-vechain|-|
POL|POL (ex-MATIC)|polygon-ecosystem-token|POL|Polygon Ecosystem Token|pol-polygon-ecosystem-token|ethereum|
MATIC|Polygon|matic-network|MATIC|Polygon|matic-polygon|ethereum|
FTM|Fantom|fantom|FTM|Fantom|ftm-fantom|ethereum|
S|Sonic|sonic-3|S|Sonic|s-sonic|-|
RENDER|Render|render-token|RENDER|Render Token|rndr-render-token|ethereum|
KAIA|Kaia|kaia|KAIA|Kaia|klay-klaytn|-|
A|Vaulta|vaulta|EOS|EOS|eos-eos|-|
LUNA|Terra|terra-luna-2|LUNA|Terra|luna-terra-v2|-|
LUNC|Terra Luna Classic|terra-luna|LUNC|Terra Classic|luna-terra|-|
USTC|TerraClassicUSD|terrausd|USTC|TerraClassicUSD|ust-terrausd|-|
BTT|BitTorrent|bittorrent|BTT|BitTorrent|btt-bittorrent-new|tron|
BTTOLD|BitTorrent [OLD]|bittorrent-old|BTTOLD|BitTorrent (Old)|btt-bittorrent|tron|
MKR|Maker|maker|MKR|Maker|mkr-maker|ethereum|
SKY|Sky|sky|SKY|Sky|sky-sky|ethereum|
SKY|Skycoin|skycoin|SKY|Skycoin|sky-skycoin|-|
DAI|Dai|dai|DAI|Dai|dai-dai|ethereum|
USDS|USDS|usds|USDS|Sky Dollar|usds-usds|ethereum|
USDE|Ethena USDe|ethena-usde|USDe|Ethena USDe|usde-ethena-usde|ethereum|
SUSDE|Ethena Staked USDe|ethena-staked-usde|-|-|-|ethereum|USDE
FDUSD|First Digital USD|first-digital-usd|FDUSD|First Digital USD|fdusd-first-digital-usd|ethereum|
TUSD|TrueUSD|true-usd|TUSD|TrueUSD|tusd-trueusd|ethereum|
PAX|Pax Dollar|paxos-standard|USDP|Pax Dollar|usdp-paxos-standard-token|ethereum|
PAXG|PAX Gold|pax-gold|PAXG|PAX Gold|paxg-pax-gold|ethereum|
XAUT|Tether Gold|tether-gold|XAUT|Tether Gold|xaut-tether-gold|ethereum|
WBTC|Wrapped Bitcoin|wrapped-bitcoin|WBTC|Wrapped Bitcoin|wbtc-wrapped-bitcoin|ethereum|BTC
CBBTC|Coinbase Wrapped BTC|coinbase-wrapped-btc|CBBTC|Coinbase Wrapped BTC|cbbtc-coinbase-wrapped-btc|base|BTC
TBTC|tBTC|tbtc|TBTC|tBTC|tbtc-tbtc|ethereum|BTC
BTCB|Bitcoin BEP2|bitcoin-bep2|BTCB|Bitcoin BEP2|btcb-bitcoin-bep2|binance-smart-chain|BTC
LBTC|Lombard Staked BTC|lombard-staked-btc|LBTC|Lombard Staked BTC|lbtc-lombard-staked-btc|ethereum|BTC
LBTC|Liquid Bitcoin|liquid-bitcoin|-|-|-|-|BTC
SOLVBTC|Solv Protocol BTC|solv-btc|SOLVBTC|Solv Protocol SolvBTC|solvbtc-solv-protocol-solvbtc|binance-smart-chain|BTC
WETH|WETH|weth|WETH|WETH|weth-weth|ethereum|ETH
WETH|Arbitrum Bridged WETH (Arbitrum One)|arbitrum-bridged-weth|-|-|-|arbitrum-one|ETH
WETH|L2 Standard Bridged WETH (Base)|l2-standard-bridged-weth-base|-|-|-|base|ETH
WETH|Polygon PoS Bridged WETH (Polygon POS)|polygon-pos-bridged-weth-polygon-pos|-|-|-|polygon-pos|ETH
ETH|Bridged Ether (StarkGate)|starkgate-bridged-eth|-|-|-|starknet|ETH
ETH|Binance-Peg Ethereum|binance-peg-ethereum|-|-|-|binance-smart-chain|ETH
DOGE|Binance-Peg Dogecoin|binance-peg-dogecoin|-|-|-|binance-smart-chain|DOGE
XRP|Binance-Peg XRP|binance-peg-xrp|-|-|-|binance-smart-chain|XRP
SOL|Wrapped Solana|wrapped-solana|-|-|-|solana|SOL
STETH|Lido Staked Ether|staked-ether|STETH|Lido Staked Ether|steth-lido-staked-ether|ethereum|ETH
WSTETH|Wrapped stETH|wrapped-steth|WSTETH|Lido wstETH|wsteth-wrapped-liquid-staked-ether-20|ethereum|ETH
RETH|Rocket Pool ETH|rocket-pool-eth|RETH|Rocket Pool ETH|reth-rocket-pool-eth|ethereum|ETH
CBETH|Coinbase Wrapped Staked ETH|coinbase-wrapped-staked-eth|CBETH|Coinbase Wrapped Staked ETH|cbeth-coinbase-wrapped-staked-eth|ethereum|ETH
JITOSOL|Jito Staked SOL|jito-staked-sol|JITOSOL|Jito Staked SOL|jitosol-jito-staked-sol|solana|SOL
MSOL|Marinade Staked SOL|msol|MSOL|Marinade staked SOL|msol-marinade-staked-sol|solana|SOL
USDC.E|Bridged USDC (Polygon PoS Bridge)|bridged-usdc-polygon-pos-bridge|-|-|-|polygon-pos|USDC
USDC|Bridged USDC (Arbitrum)|usd-coin-ethereum-bridged|-|-|-|arbitrum-one|USDC
USDC|Wormhole Bridged USDC (Solana)|wormhole-bridged-usdc-solana|-|-|-|solana|USDC
USDT|Arbitrum Bridged USDT (Arbitrum)|arbitrum-bridged-usdt-arbitrum|-|-|-|arbitrum-one|USDT
USDT|Binance Bridged USDT (BNB Smart Chain)|binance-bridged-usdt-bnb-smart-chain|-|-|-|binance-smart-chain|USDT
DAI|Polygon PoS Bridged DAI (Polygon POS)|polygon-pos-bridged-dai-polygon-pos|-|-|-|polygon-pos|DAI
HOT|Holo|holotoken|HOT|Holo|hot-holo|ethereum|
HOT|Hydro Protocol|hydro-protocol|HOT|Hydro Protocol|hot-hydro-protocol|ethereum|
BOND|BarnBridge|barnbridge|BOND|BarnBridge|bond-barnbridge|ethereum|
BOND|Bond Appétit|bondappetit|-|-|-|ethereum|
FARM|Harvest Finance|harvest-finance|FARM|Harvest Finance|farm-harvest-finance|ethereum|
FARM|CryptoFarmers|cryptofarmers|-|-|-|binance-smart-chain|
PEPE|Pepe|pepe|PEPE|Pepe|pepe-pepe|ethereum|
PEPE|PEPE (Ordinals)|pepe-brc20|-|-|-|ordinals|
PEPE|Pepe on Solana|pepe-on-solana|-|-|-|solana|
BABYPEPE|Baby Pepe|baby-pepe|-|-|-|binance-smart-chain|
FET|Artificial Superintelligence Alliance|fetch-ai|FET|Artificial Superintelligence Alliance|fet-fetchai|ethereum|
AGIX|SingularityNET|singularitynet|AGIX|SingularityNET|agi-singularitynet|ethereum|
OCEAN|Ocean Protocol|ocean-protocol|OCEAN|Ocean Protocol|ocean-ocean-protocol|ethereum|
TON|Toncoin|the-open-network|TON|Toncoin|ton-toncoin|-|
TON|Tokamak Network|tokamak-network|TON|TON Token|ton-tokamak-network|ethereum|
GRT|The Graph|the-graph|GRT|Graph Token|grt-the-graph|ethereum|
GRT|Golden Ratio Token|golden-ratio-token|-|-|-|ethereum|
COMP|Compound|compound-governance-token|COMP|Compound|comp-compoundd|ethereum|
AAVE|Aave|aave|AAVE|Aave|aave-new|ethereum|
SNX|Synthetix Network|havven|SNX|Synthetix Network Token|snx-synthetix-network-token|ethereum|
CRV|Curve DAO|curve-dao-token|CRV|Curve DAO Token|crv-curve-dao-token|ethereum|
SAND|The Sandbox|the-sandbox|SAND|The Sandbox|sand-the-sandbox|ethereum|
MANA|Decentraland|decentraland|MANA|Decentraland|mana-decentraland|ethereum|
AXS|Axie Infinity|axie-infinity|AXS|Axie Infinity|axs-axie-infinity|ethereum|
XTZ|Tezos|tezos|XTZ|Tezos|xtz-tezos|-|
IOTA|IOTA|iota|MIOTA|IOTA|miota-iota|-|
XNO|Nano|nano|XNO|Nano|nano-nano|-|
STX|Stacks|blockstack|STX|Stacks|stx-stacks|-|
STX|Stox|stox|STX|Stox|stx-stox|ethereum|
CRO|Cronos|crypto-com-chain|CRO|Cronos|cro-cryptocom-chain|ethereum|
OKB|OKB|okb|OKB|OKB|okb-okb|ethereum|
LEO|LEO Token|leo-token|LEO|LEO Token|leo-leo-token|ethereum|
BAT|Basic Attention|basic-attention-token|BAT|Basic Attention Token|bat-basic-attention-token|ethereum|
ZRX|0x Protocol|0x|ZRX|0x|zrx-0x|ethereum|
ARB|Arbitrum|arbitrum|ARB|Arbitrum|arb-arbitrum|arbitrum-one|
OP|Optimism|optimism|OP|Optimism|op-optimism|optimistic-ethereum|
SUI|Sui|sui|SUI|Sui|sui-sui|-|
SEI|Sei|sei-network|SEI|Sei|sei-sei|-|
BONK|Bonk|bonk|BONK|Bonk|bonk-bonk|solana|
WIF|dogwifhat|dogwifcoin|$WIF|dogwifhat|wif-dogwifhat|solana|
FLOKI|FLOKI|floki|FLOKI|FLOKI|floki-floki-inu|ethereum|
JUP|Jupiter|jupiter-exchange-solana|JUP|Jupiter|jup-jupiter|solana|
JUP|Jupiter Project|jupiter|-|-|-|-|
ENA|Ethena|ethena|ENA|Ethena|ena-ethena|ethereum|
WLD|Worldcoin|worldcoin-wld|WLD|Worldcoin|wld-worldcoin|optimistic-ethereum|
TIA|Celestia|celestia|TIA|Celestia|tia-celestia|-|
INJ|Injective|injective-protocol|INJ|Injective Protocol|inj-injective-protocol|ethereum|
KAS|Kaspa|kaspa|KAS|Kaspa|kas-kaspa|-|
RUNE|THORChain|thorchain|RUNE|THORChain|rune-thorchain|-|
GALA|GALA|gala|GALA|Gala|gala-gala|ethereum|
BIT|Biconomy Exchange Token|biconomy-exchange-token|-|-|-|ethereum|
BIT|BitDAO|bitdao|BIT|BitDAO|bit-bitdao|ethereum|
MNT|Mantle|mantle|MNT|Mantle|mnt-mantle|ethereum|
ACE|Fusionist|endurance|ACE|Fusionist|ace-fusionist|-|
ACE|Ace Cash|ace-casino|-|-|-|ethereum|
ROSE|Oasis|oasis-network|ROSE|Oasis Network|rose-oasis-network|-|
MIM|Magic Internet Money (Ethereum)|magic-internet-money-ethereum|MIM|Magic Internet Money|mim-magic-internet-money|ethereum|
AI|Sleepless AI|sleepless-ai|AI|Sleepless AI|ai-sleepless-ai|binance-smart-chain|
AI|Any Inu|any-inu|-|-|-|avalanche|
`
  .trim()
  .split('\n')
  .map((line) => {
    const [symbol, name, gecko, paprikaSymbol, paprikaName, paprika, chain, base] = line.split('|');
    return {
      symbol: symbol!,
      name: name!,
      gecko: gecko!,
      paprikaSymbol: paprikaSymbol!,
      paprikaName: paprikaName!,
      paprika: paprika === '-' ? null : paprika!,
      chain: chain === '-' ? null : chain!,
      base: base || null,
    };
  });
