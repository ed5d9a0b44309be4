/**
 * Coins that are easily taken for one another: memecoins that share symbols, wrapped, staked and bridged forms, and those
 * renamed or migrated from 2024 to 2026, as CoinGecko and CoinPaprika list them. Prices and market caps are rounded.
 */
export interface RecentCoin {
  price: number;
  cap: number;
  gecko: RecentListing | null;
  paprika: RecentListing | null;
}

interface RecentListing {
  id: string;
  symbol: string;
  name: string;
}

const listing = (cells: readonly string[]): RecentListing | null =>
  cells[0] === '-' ? null : { id: cells[0]!, symbol: cells[1]!, name: cells[2]! };

const LINES = `
0.19|1e8|matic-network|MATIC|Polygon|matic-polygon|MATIC|Polygon
0.18|2e9|polygon-ecosystem-token|POL|POL (ex-MATIC)|pol-polygon-ecosystem-token|POL|Polygon Ecosystem Token
0.31|9e8|sonic-3|S|Sonic|s-sonic|S|Sonic
0.29|1e7|fantom|FTM|Fantom|ftm-fantom|FTM|Fantom
0.21|7e7|sonic-svm|SONIC|Sonic SVM|sonic-sonic-svm|SONIC|Sonic SVM
0.00004|2e5|sonic-2|SONIC|Sonic|-
0.45|7e8|vaulta|A|Vaulta|a-vaulta|A|Vaulta
0.46|2e7|eos|EOS|EOS|eos-eos|EOS|EOS
3.4|1.7e9|render-token|RENDER|Render|rndr-render-token|RENDER|Render
0.00006|3.3e8|terra-luna|LUNC|Terra Luna Classic|luna-terra|LUNC|Terra Classic
0.15|1e8|terra-luna-2|LUNA|Terra|luna-terra-v2|LUNA|Terra
0.012|7e7|terrausd|USTC|TerraClassicUSD|ust-terrausd|USTC|TerraClassicUSD
1700|1.5e9|maker|MKR|Maker|mkr-maker|MKR|Maker
0.07|1.4e9|sky|SKY|Sky|sky-sky|SKY|Sky
0.04|1e6|skycoin|SKY|Skycoin|sky-skycoin|SKY|Skycoin
0.28|6e7|ocean-protocol|OCEAN|Ocean Protocol|ocean-ocean-protocol|OCEAN|Ocean Protocol
0.66|1.6e9|fetch-ai|FET|Artificial Superintelligence Alliance|fet-fetch-ai|FET|Artificial Superintelligence Alliance
0.27|4e7|singularitynet|AGIX|SingularityNET|agi-singularitynet|AGIX|SingularityNET
0.15|9e8|kaia|KAIA|Kaia|klay-klaytn|KAIA|Kaia
0.6|5e7|dydx|ETHDYDX|dYdX|dydx-dydx|ETHDYDX|dYdX (ethDYDX)
0.62|4.8e8|dydx-chain|DYDX|dYdX|dydx-dydx-chain|DYDX|dYdX
0.00001|4.2e9|pepe|PEPE|Pepe|pepe-pepe|PEPE|Pepe
0.00000005|2e6|pepe-2-0|PEPE2.0|Pepe 2.0|pepe20-pepe-20|PEPE2.0|Pepe 2.0
0.00003|3e5|based-pepe|PEPE|Based Pepe|-
0.002|4e5|pepe-on-solana|PEPE|Pepe on Solana|-
0.0000009|1e5|-|pepe-pepecoin-bsc|PEPE|PepeCoin BSC
0.3|3e7|pepecoin-2|PEPECOIN|PepeCoin|pepecoin-pepecoin|PEPECOIN|PepeCoin
9.2|1.8e9|official-trump|TRUMP|Official Trump|trump-official-trump|TRUMP|OFFICIAL TRUMP
0.4|2e7|maga|TRUMP|MAGA|trump-maga|TRUMP|MAGA
0.00007|3e7|maga-hat|MAGA|MAGA Hat|maga-maga-hat|MAGA|MAGA Hat
0.2|1.9e8|moo-deng|MOODENG|Moo Deng|moodeng-moo-deng|MOODENG|Moo Deng
0.00003|1e7|moo-deng-2|MOODENG|MOODENG|moodeng-moo-deng-eth|MOODENG|MOO DENG ETH
0.0004|1.7e8|neiro-3|NEIRO|Neiro|neiro-first-neiro-on-ethereum|NEIRO|First Neiro On Ethereum
0.03|3e7|neiro-on-eth|NEIRO|Neiro on ETH|neiro-neiro-on-eth|NEIRO|Neiro on ETH
0.11|1.1e8|goatseus-maximus|GOAT|Goatseus Maximus|goat-goatseus-maximus|GOAT|Goatseus Maximus
0.0001|1e6|goat|GOAT|Goat Network|-
0.04|4e7|act-i-the-ai-prophecy|ACT|Act I: The AI Prophecy|act-act-i-the-ai-prophecy|ACT|Act I : The AI Prophecy
0.002|3e5|achain|ACT|Achain|act-achain|ACT|Achain
0.25|2.5e8|peanut-the-squirrel|PNUT|Peanut the Squirrel|pnut-peanut-the-squirrel|PNUT|Peanut the Squirrel
0.05|5e8|based-brett|BRETT|Brett|brett-brett-based|BRETT|Brett (Based)
0.0007|1e6|brett-eth|BRETT|Brett ETH|-
0.45|4.4e8|popcat|POPCAT|Popcat|popcat-popcat|POPCAT|Popcat (SOL)
0.9|9e8|dogwifcoin|WIF|dogwifhat|wif-dogwifhat|WIF|dogwifhat
0.00002|1e5|dogwifhat-eth|WIF|dogwifhat eth|-
36|1.2e10|hyperliquid|HYPE|Hyperliquid|hype-hyperliquid|HYPE|Hyperliquid
0.0003|2e5|supreme-finance|HYPE|Supreme Finance|hype-supreme-finance|HYPE|Supreme Finance
0.006|1e5|hype-token|HYPE|HYPE|-
0.14|4e8|movement|MOVE|Movement|move-movement|MOVE|Movement
0.00001|1e5|blockgames-move|MOVE|MOVE|-
0.01|6e8|pudgy-penguins|PENGU|Pudgy Penguins|pengu-pudgy-penguins|PENGU|Pudgy Penguins
0.00001|1e4|penguin|PENGU|PENGU|-
0.4|2.3e9|ethena|ENA|Ethena|ena-ethena|ENA|Ethena
1|7e9|ethena-usde|USDE|Ethena USDe|usde-ethena-usde|USDE|Ethena USDe
1.18|3e9|ethena-staked-usde|SUSDE|Ethena Staked USDe|susde-ethena-staked-usde|SUSDE|Ethena Staked USDe
1|7e9|usds|USDS|USDS|usds-usds|USDS|USDS
1.001|3e6|stableusd|USDS|Stably USD|usds-stableusd|USDS|StableUSD
2500|2.4e10|staked-ether|STETH|Lido Staked Ether|steth-lido-staked-ether|STETH|Lido Staked Ether
3000|1e10|wrapped-steth|WSTETH|Wrapped stETH|wsteth-wrapped-liquid-staked-ether-20|WSTETH|Wrapped liquid staked Ether 2.0
2501|3e11|ethereum|ETH|Ethereum|eth-ethereum|ETH|Ethereum
2502|8e9|weth|WETH|WETH|weth-weth|WETH|WETH
2503|4e8|l2-standard-bridged-weth-base|WETH|L2 Standard Bridged WETH (Base)|-
2504|3e8|arbitrum-bridged-weth-arbitrum-one|WETH|Arbitrum Bridged WETH (Arbitrum One)|-
2670|6e9|wrapped-eeth|WEETH|Wrapped eETH|weeth-wrapped-eeth|WEETH|Wrapped eETH
2840|1.5e9|rocket-pool-eth|RETH|Rocket Pool ETH|reth-rocket-pool-eth|RETH|Rocket Pool ETH
18|5e8|ethereum-classic-wormhole|ETC|Ethereum Classic (Wormhole)|-
17|2.6e9|ethereum-classic|ETC|Ethereum Classic|etc-ethereum-classic|ETC|Ethereum Classic
105000|2e12|bitcoin|BTC|Bitcoin|btc-bitcoin|BTC|Bitcoin
105010|1.3e10|wrapped-bitcoin|WBTC|Wrapped Bitcoin|wbtc-wrapped-bitcoin|WBTC|Wrapped Bitcoin
105020|4e9|coinbase-wrapped-btc|CBBTC|Coinbase Wrapped BTC|cbbtc-coinbase-wrapped-btc|CBBTC|Coinbase Wrapped BTC
104990|1e8|arbitrum-bridged-wbtc-arbitrum-one|WBTC|Arbitrum Bridged WBTC (Arbitrum One)|-
450|9e9|bitcoin-cash|BCH|Bitcoin Cash|bch-bitcoin-cash|BCH|Bitcoin Cash
35|7e8|bitcoin-cash-sv|BSV|Bitcoin SV|bsv-bitcoin-sv|BSV|Bitcoin SV
150|8e10|solana|SOL|Solana|sol-solana|SOL|Solana
150.1|1e9|wrapped-solana|SOL|Wrapped SOL|-
158|2e9|binance-staked-sol|BNSOL|Binance Staked SOL|bnsol-binance-staked-sol|BNSOL|Binance Staked SOL
181|2.6e9|jito-staked-sol|JITOSOL|Jito Staked SOL|jitosol-jito-staked-sol|JITOSOL|Jito Staked SOL
195|1e9|msol|MSOL|Marinade Staked SOL|msol-marinade-staked-sol|MSOL|Marinade Staked SOL
1|6e10|usd-coin|USDC|USDC|usdc-usd-coin|USDC|USDC
0.9998|1e8|usd-coin-avalanche-bridged-usdc-e|USDC|Avalanche Bridged USDC (Avalanche)|usdce-avalanche-bridged-usdc|USDC.E|Avalanche Bridged USDC
0.9999|2e8|polygon-bridged-usdc|USDC.E|Polygon Bridged USDC (Polygon)|-
1.0001|1.5e11|tether|USDT|Tether|usdt-tether|USDT|Tether
1|5e9|binance-bridged-usdt-bnb-smart-chain|BSC-USD|Binance Bridged USDT (BNB Smart Chain)|-
1|3e9|dai|DAI|Dai|dai-dai|DAI|Dai
1|2e8|polygon-pos-bridged-dai-polygon-pos|DAI|Polygon PoS Bridged DAI (Polygon POS)|-
0.006|3e8|beam-2|BEAM|Beam|beam-beam-gaming|BEAM|Beam (Gaming)
0.03|5e6|beam|BEAM|BEAM|beam-beam|BEAM|Beam
0.4|1.2e9|jupiter-exchange-solana|JUP|Jupiter|jup-jupiter|JUP|Jupiter
0.001|1e6|jupiter|JUP|Jupiter Project|jup-jupiter-project|JUP|Jupiter Project
0.05|1.4e8|stepn|GMT|GMT|gmt-stepn|GMT|STEPN
0.4|1.6e8|gmt-token|GMT|GoMining Token|gmt-gmt-token|GMT|GoMining Token
0.013|4e8|chain-2|XCN|Onyxcoin|xcn-chain|XCN|Onyxcoin
0.07|3e8|wormhole|W|Wormhole|w-wormhole|W|Wormhole
0.35|3e8|axelar|AXL|Axelar|axl-axelar|AXL|Axelar
1.9|2e8|layerzero|ZRO|LayerZero|zro-layerzero|ZRO|LayerZero
0.05|3e7|portal-2|PORTAL|Portal|portal-portal|PORTAL|Portal
0.9|8e8|lido-dao|LDO|Lido DAO|ldo-lido-dao|LDO|Lido DAO
0.05|4e8|zksync|ZK|ZKsync|zk-zksync|ZK|zkSync
0.2|6e7|polyhedra-network|ZKJ|Polyhedra Network|zkj-polyhedra-network|ZKJ|Polyhedra Network
2.3|6e8|berachain-bera|BERA|Berachain|bera-berachain|BERA|Berachain
0.55|1.2e8|magic-eden|ME|Magic Eden|me-magic-eden|ME|Magic Eden
22|3.8e8|olympus|OHM|Olympus|ohmv2-olympus-v2|OHM|Olympus v2
110|3e6|olympus-v1|OHM|Olympus v1|ohm-olympus|OHM|Olympus v1
0.0000008|7e8|bittorrent|BTT|BitTorrent|btt-bittorrent-new|BTT|BitTorrent
0.0004|1e6|bittorrent-old|BTTOLD|BitTorrent [OLD]|btt-bittorrent|BTTOLD|BitTorrent [OLD]
0.0012|2e8|holotoken|HOT|Holo|hot-holo|HOT|Holo
0.0002|1e6|hydro-protocol|HOT|Hydro Protocol|hot-hydro-protocol|HOT|Hydro Protocol
0.2|7e7|holoworld|HOLO|Holoworld|holo-holoworld|HOLO|Holoworld
100|1.4e9|quant-network|QNT|Quant|qnt-quant|QNT|Quant
0.003|3e6|gen-z-quant|QUANT|Gen Z Quant|quant-gen-z-quant|QUANT|Gen Z Quant
0.0001|1e5|quant-2|QUANT|Quant|-
0.8|1.2e9|blockstack|STX|Stacks|stx-stacks|STX|Stacks
0.01|5e5|stox|STX|Stox|stx-stox|STX|Stox
0.0002|1e5|stacks-memecoin|STACKS|Stacks|-
270|4e9|aave|AAVE|Aave|aave-new|AAVE|Aave
0.5|1e6|ethlend|LEND|Aave [OLD]|lend-ethlend|LEND|Aave
13|9e9|chainlink|LINK|Chainlink|link-chainlink|LINK|Chainlink
20|1e8|link|LN|FINSCHIA|ln-link|LN|LINK
650|9e10|binancecoin|BNB|BNB|bnb-binance-coin|BNB|BNB
0.09|3e9|crypto-com-chain|CRO|Cronos|cro-cryptocom-chain|CRO|Cronos
19|8e9|avalanche-2|AVAX|Avalanche|avax-avalanche|AVAX|Avalanche
19|1e8|binance-peg-avalanche|AVAX|Binance-Peg Avalanche|-
0.26|4e9|worldcoin-wld|WLD|Worldcoin|wld-worldcoin-wld|WLD|Worldcoin
0.15|4e9|world-liberty-financial|WLFI|World Liberty Financial|wlfi-world-liberty-financial|WLFI|World Liberty Financial
1|2e9|usd1-wlfi|USD1|USD1|usd1-world-liberty-financial-usd|USD1|World Liberty Financial USD
0.1|7e8|fartcoin|FARTCOIN|Fartcoin|fartcoin-fartcoin|FARTCOIN|Fartcoin
1.1|1e9|spx6900|SPX|SPX6900|spx-spx6900|SPX|SPX6900
0.00001|1e5|spx|SPX|SPX|-
0.005|3e8|turbo|TURBO|Turbo|turbo-turbo|TURBO|Turbo
0.0003|3e5|turbo-on-solana|TURBO|Turbo (SOL)|-
0.3|5e8|mantle|MNT|Mantle|mnt-mantle|MNT|Mantle
2700|9e8|mantle-staked-ether|METH|Mantle Staked Ether|meth-mantle-staked-ether|METH|Mantle Staked Ether
0.0004|4e5|mantle-wrapped|WMNT|Wrapped Mantle|-
0.5|2e8|kadena|KDA|Kadena|kda-kadena|KDA|Kadena
0.02|4e8|floki|FLOKI|FLOKI|floki-floki-inu|FLOKI|Floki
0.00000003|1e5|baby-floki|BABYFLOKI|Baby Floki|-
0.00001|7e9|shiba-inu|SHIB|Shiba Inu|shib-shiba-inu|SHIB|Shiba Inu
0.2|3e10|dogecoin|DOGE|Dogecoin|doge-dogecoin|DOGE|Dogecoin
0.001|1e6|baby-doge-coin|BABYDOGE|Baby Doge Coin|babydoge-baby-doge-coin|BABYDOGE|Baby Doge Coin
0.0002|3e5|department-of-government-efficiency|DOGE|Department Of Government Efficiency|doge-department-of-government-efficiency|DOGE|Department Of Government Efficiency
0.6|2e10|cardano|ADA|Cardano|ada-cardano|ADA|Cardano
2.3|1.3e11|ripple|XRP|XRP|xrp-xrp|XRP|XRP
`;

/** @param lines price, market cap, id, symbol and name at CoinGecko, and the same at CoinPaprika; `-`: not listed there */
export const readCoins = (lines: string): RecentCoin[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const [price, cap, ...cells] = line.split('|');
      const gecko = listing(cells);
      const paprika = listing(cells.slice(gecko ? 3 : 1));
      return { price: Number(price), cap: Number(cap), gecko, paprika };
    });

export const RECENT_COINS: readonly RecentCoin[] = readCoins(LINES);
