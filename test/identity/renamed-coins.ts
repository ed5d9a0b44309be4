import { readCoins, type RecentCoin } from './recent-coins.js';

/**
 * Coins of 2023 to 2026 that the two sources call differently: renamed and migrated ones, stablecoins, wrapped and staked forms, tokenised
 * stocks, and namesakes. Labelled by hand from general knowledge before the resolver saw them; prices and market caps are rounded.
 */
const LINES = `
1|6e8|usual-usd|USD0|Usual USD|usd0-usual-usd0|USD0|Usual USD0
0.9|4e8|usd0-liquid-bond|USD0++|USD0 Liquid Bond|usd0pp-usd0-liquid-bond|USD0++|USD0 Liquid Bond
0.05|5e7|usual|USUAL|Usual|usual-usual|USUAL|Usual
1|8e8|ripple-usd|RLUSD|Ripple USD|rlusd-ripple-usd|RLUSD|Ripple USD
1|1.3e9|paypal-usd|PYUSD|PayPal USD|pyusd-paypal-usd|PYUSD|PayPal USD
1|5e8|global-dollar|USDG|Global Dollar|usdg-global-dollar|USDG|Global Dollar
0.998|1e8|paxos-standard|USDP|Pax Dollar|usdp-paxos-standard-token|USDP|Pax Dollar
0.997|2.6e8|frax|FRAX|Legacy Frax Dollar|frax-frax|FRAX|Frax
0.9|8e7|frax-share|FRAX|Frax (prev. FXS)|fxs-frax-share|FXS|Frax Share
1|9e7|frax-usd|FRXUSD|Frax USD|frxusd-frax-usd|FRXUSD|Frax USD
1|2e8|crvusd|CRVUSD|crvUSD|crvusd-crvusd|CRVUSD|Curve USD
1|4e8|usdd|USDD|USDD|usdd-usdd|USDD|Decentralized USD
0.998|2e8|dola-usd|DOLA|DOLA|dola-dola-usd|DOLA|Dola USD Stablecoin
1|4e7|nusd|SUSD|sUSD|susd-susd|SUSD|sUSD
1.16|2.5e8|euro-coin|EURC|EURC|eurc-euro-coin|EURC|Euro Coin
1.15|1.4e8|stasis-eurs|EURS|STASIS EURO|eurs-stasis-euro|EURS|STASIS EURS
1|1.9e9|blackrock-usd-institutional-digital-liquidity-fund|BUIDL|BlackRock USD Institutional Digital Liquidity Fund|buidl-blackrock-usd-institutional-digital-liquidity-fund|BUIDL|BlackRock USD Institutional Digital Liquidity Fund
0.03|5e5|dfohub|BUIDL|DFOhub|buidl-dfohub|BUIDL|DFOhub
1.1|7e8|hashnote-usyc|USYC|Circle USYC|usyc-hashnote-usyc|USYC|Hashnote USYC
0.9|3e9|ondo-finance|ONDO|Ondo|ondo-ondo|ONDO|Ondo
1.1|6e8|ondo-us-dollar-yield|USDY|Ondo US Dollar Yield|usdy-ondo-us-dollar-yield|USDY|Ondo US Dollar Yield
15|4e8|elrond-erd-2|EGLD|MultiversX|egld-elrond|EGLD|Elrond
0.6|2e8|havven|SNX|Synthetix|snx-synthetix-network-token|SNX|Synthetix Network Token
0.03|2e8|oasis-network|ROSE|Oasis|rose-oasis-network|ROSE|Oasis Network
0.5|9e8|immutable-x|IMX|Immutable|imx-immutable-x|IMX|Immutable X
13|1.3e9|injective-protocol|INJ|Injective|inj-injective-protocol|INJ|Injective Protocol
0.2|8e8|conflux-token|CFX|Conflux|cfx-conflux-network|CFX|Conflux Network
3|7e9|the-open-network|TON|Toncoin|ton-toncoin|TON|Toncoin
1.2|5e7|tokamak-network|TON|Tokamak Network|ton-tokamak-network|TON|TON Token
11|1.3e9|kucoin-shares|KCS|KuCoin|kcs-kucoin-token|KCS|KuCoin Token
0.6|1e8|huobi-token|HT|Huobi|ht-huobi-token|HT|Huobi Token
16|1.3e9|gatechain-token|GT|Gate|gt-gatechain-token|GT|GateToken
4.5|5e9|bitget-token|BGB|Bitget Token|bgb-bitget-token-new|BGB|Bitget Token
2.5|2e8|mx-token|MX|MX|mx-mx-token|MX|MX Token
9|8.5e9|leo-token|LEO|LEO Token|leo-leo-token|LEO|UNUS SED LEO
45|6e9|whitebit|WBT|WhiteBIT Coin|wbt-whitebit-token|WBT|WhiteBIT Token
0.02|1.4e9|flare-networks|FLR|Flare|flr-flare-network|FLR|Flare Network
0.07|1.2e9|xdce-crowd-sale|XDC|XDC Network|xdc-xinfin-network|XDC|XDC Network
0.4|3e9|pi-network|PI|Pi Network|pi-pi-network|PI|Pi Network
0.001|1e6|plian|PI|Plian|pi-plian|PI|Plian
0.9|4e8|trust-wallet-token|TWT|Trust Wallet|twt-trust-wallet-token|TWT|Trust Wallet Token
0.0000004|4e8|apenft|NFT|AINFT|nft-apenft|NFT|APENFT
0.02|4e8|sun-token|SUN|Sun Token|sun-sun-new|SUN|Sun (New)
4|1e6|sun|SUNOLD|SUN (OLD)|sun-sun-token|SUNOLD|SUN Old
2.5|4e8|helium|HNT|Helium|hnt-helium|HNT|Helium
0.001|4e7|helium-iot|IOT|Helium IOT|iot-helium-iot|IOT|Helium IOT
0.0004|3e7|helium-mobile|MOBILE|Helium Mobile|mobile-helium-mobile|MOBILE|Helium Mobile
1.3|8e8|virtual-protocol|VIRTUAL|Virtuals Protocol|virtual-virtual-protocol|VIRTUAL|Virtual Protocol
0.1|1e8|ai16z|AI16Z|ai16z|ai16z-ai16z|AI16Z|ai16z
0.004|3e6|eliza|ELIZA|Eliza|eliza-eliza|ELIZA|Eliza
0.03|2e8|griffain|GRIFFAIN|GRIFFAIN.COM|griffain-griffain|GRIFFAIN|Griffain
0.1|1e8|aixbt|AIXBT|aixbt|aixbt-aixbt-by-virtuals|AIXBT|aixbt by Virtuals
0.03|3e7|ai-rig-complex|ARC|AI Rig Complex|arc-ai-rig-complex|ARC|AI Rig Complex
0.0007|5e5|arc-2|ARC|ARC|-
0.4|9e7|io|IO|io.net|io-ionet|IO|io.net
0.03|4e8|aethir|ATH|Aethir|ath-aethir|ATH|Aethir
0.001|1e5|athena-dexfi|ATH|Athena DexFi|ath-athena-dexfi|ATH|Athena DexFi
5|1.5e9|story-2|IP|Story|ip-story|IP|Story
1.9|7e8|jito-governance-token|JTO|Jito|jto-jito|JTO|Jito
0.4|2e8|safe|SAFE|Safe|safe-safe1|SAFE|Safe
6|2e8|safe-anwang|SAFE|SAFE(AnWang)|safe-safe|SAFE|SAFE
15|2e6|maple|MPL|Maple|mpl-maple|MPL|Maple
0.4|4e8|syrup|SYRUP|Maple Finance|syrup-maple-finance|SYRUP|Maple Finance
0.1|1e6|project-galaxy|GAL|Galxe|gal-galxe|GAL|Galxe
0.013|1.4e8|g-token|G|Gravity (by Galxe)|g-gravity|G|Gravity
0.2|2.6e8|mantra-dao|OM|MANTRA|om-mantra-dao|OM|MANTRA DAO
1|4e8|binaryx|BNX|BinaryX [OLD]|bnx-binaryx|BNX|BinaryX
1.1|4e8|four|FORM|Four|form-four|FORM|Four
0.04|4e7|velodrome-finance|VELO|Velodrome Finance|velo-velodrome-finance|VELO|Velodrome Finance
0.014|1.5e8|velo|VELO|Velo|velo-velo|VELO|Velo
0.01|4e8|gala|GALA|GALA|gala-gala|GALA|Gala
0.2|5e7|magic|MAGIC|Treasure|magic-magic|MAGIC|MAGIC
0.06|5e6|merit-circle|MC|Merit Circle|mc-merit-circle|MC|Merit Circle
8|1.7e8|ordinals|ORDI|ORDI|ordi-ordinals|ORDI|Ordinals
0.00000004|9e7|sats-ordinals|SATS|SATS (Ordinals)|sats-sats|SATS|SATS
0.002|2e8|dog-go-to-the-moon-rune|DOG|Dog (Bitcoin)|dog-doggotothemoon|DOG|DOG•GO•TO•THE•MOON
0.0001|1e5|the-doge-nft|DOG|The Doge NFT|dog-the-doge-nft|DOG|The Doge NFT
0.002|1.2e8|book-of-meme|BOME|BOOK OF MEME|bome-book-of-meme|BOME|BOOK OF MEME
0.0000008|3.5e8|mog-coin|MOG|Mog Coin|mog-mog-coin|MOG|Mog Coin
0.01|1.5e8|gigachad-2|GIGA|Gigachad|giga-gigachad|GIGA|GIGACHAD
0.0000001|1e5|gigachad|GIGACHAD|GigaChad|-
0.00001|6e7|simon-s-cat|CAT|Simon's Cat|cat-simons-cat|CAT|Simon's Cat
0.00002|2e5|catcoin-cash|CAT|Catcoin|cat-catcoin|CAT|Catcoin
0.05|5e7|comedian|BAN|Comedian|ban-comedian|BAN|Comedian
0.001|1e6|banano|BAN|Banano|ban-banano|BAN|Banano
0.2|1.3e8|melania-meme|MELANIA|Melania Meme|melania-melania-meme|MELANIA|Official Melania Meme
0.004|1.4e9|pump-fun|PUMP|Pump.fun|pump-pumpfun|PUMP|Pump.fun
0.06|2e7|pumpbtc-governance-token|PUMP|PumpBTC (Governance Token)|pump-pumpbtc|PUMP|PumpBTC
0.00001|1e9|bonk|BONK|Bonk|bonk-bonk|BONK|Bonk
0.0000003|1e5|bonk-on-eth|BONK|BONK on ETH|-
0.1|1e8|troll-2|TROLL|TROLL (SOL)|troll-troll-sol|TROLL|TROLL
0.0000001|1e5|troll|TROLL|Troll|-
0.5|9e8|plasma|XPL|Plasma|xpl-plasma|XPL|Plasma
1.2|2.5e9|aster-2|ASTER|Aster|aster-aster|ASTER|Aster
0.02|1.6e8|astar|ASTR|Astar|astr-astar|ASTR|Astar Network
1.5|3e8|zero-gravity|0G|0G|0g-0g|0G|0G
0.03|5e8|monad|MON|Monad|mon-monad|MON|Monad
0.02|1e7|mon-protocol|MON|MON Protocol|mon-mon-protocol|MON|MON Protocol
1|2e9|falcon-finance|USDF|Falcon USD|usdf-falcon-usd|USDF|Falcon USD
1|1e8|astherus-usdf|USDF|Aster USDF|-
0.1|2.5e8|falcon-finance-ff|FF|Falcon Finance|ff-falcon-finance|FF|Falcon Finance
0.03|7e7|babylon|BABY|Babylon|baby-babylon|BABY|Babylon
0.0006|1e6|babyswap|BABY|BabySwap|baby-babyswap|BABY|BabySwap
104800|1e9|solv-btc|SOLVBTC|Solv Protocol BTC|solvbtc-solv-protocol-solvbtc|SOLVBTC|Solv Protocol SolvBTC
0.02|3e7|solv-protocol|SOLV|Solv Protocol|solv-solv-protocol|SOLV|Solv Protocol
104700|1.5e9|lombard-staked-btc|LBTC|Lombard Staked BTC|lbtc-lombard-staked-btc|LBTC|Lombard Staked BTC
105030|3e8|liquid-bitcoin|LBTC|Liquid Bitcoin|-
0.4|4e8|coredaoorg|CORE|Core|core-core-dao|CORE|Core DAO
6000|6e7|cvault-finance|CORE|cVault.finance|core-cvaultfinance|CORE|cVault.finance
0.9|4e8|ether-fi|ETHFI|Ether.fi|ethfi-etherfi|ETHFI|ether.fi
2630|7e8|renzo-restaked-eth|EZETH|Renzo Restaked ETH|ezeth-renzo-restaked-eth|EZETH|Renzo Restaked ETH
2620|1.2e9|kelp-dao-restaked-eth|RSETH|Kelp DAO Restaked ETH|rseth-kelp-dao-restaked-eth|RSETH|KelpDAO Restaked ETH
2500|2e8|frax-ether|FRXETH|Frax Ether|frxeth-frax-ether|FRXETH|Frax Ether
2810|1.5e8|staked-frax-ether|SFRXETH|Staked Frax Ether|sfrxeth-staked-frax-ether|SFRXETH|Staked Frax Ether
2690|1e9|wrapped-beacon-eth|WBETH|Wrapped Beacon ETH|wbeth-wrapped-beacon-eth|WBETH|Wrapped Beacon ETH
2700|4e8|coinbase-wrapped-staked-eth|CBETH|Coinbase Wrapped Staked ETH|cbeth-coinbase-wrapped-staked-eth|CBETH|Coinbase Wrapped Staked ETH
2590|4e8|stader-ethx|ETHX|Stader ETHx|ethx-stader-ethx|ETHX|Stader ETHx
180|3e8|blazestake-staked-sol|BSOL|BlazeStake Staked SOL|bsol-blazestake-staked-sol|BSOL|BlazeStake Staked SOL
170|3e8|jupiter-staked-sol|JUPSOL|Jupiter Staked SOL|jupsol-jupiter-staked-sol|JUPSOL|Jupiter Staked SOL
1.16|1e8|savings-dai|SDAI|Savings Dai|sdai-savings-dai|SDAI|Savings Dai
1.07|4e9|susds|SUSDS|sUSDS|susds-savings-usds|SUSDS|Savings USDS
1|1e8|resolv-usr|USR|Resolv USR|usr-resolv-usr|USR|Resolv USR
0.1|3e7|resolv|RESOLV|Resolv|resolv-resolv|RESOLV|Resolv
1|2e8|agora-dollar|AUSD|AUSD|ausd-agora-dollar|AUSD|Agora Dollar
1|5e7|mountain-protocol-usdm|USDM|Mountain Protocol USD|usdm-mountain-protocol-usdm|USDM|Mountain Protocol USDM
1|2e7|celo-dollar|CUSD|Mento Dollar|cusd-celo-dollar|CUSD|Celo Dollar
320|1e8|tesla-xstock|TSLAX|Tesla xStock|tslax-tesla-xstock|TSLAX|Tesla xStock
320.2|5e7|tesla-ondo-tokenized-stock|TSLAON|Tesla (Ondo Tokenized Stock)|tslaon-tesla-ondo-tokenized|TSLAON|Tesla (Ondo Tokenized)
180|4e7|nvidia-xstock|NVDAX|NVIDIA xStock|nvdax-nvidia-xstock|NVDAX|NVIDIA xStock
180.1|4e7|nvidia-ondo-tokenized-stock|NVDAON|NVIDIA (Ondo Tokenized Stock)|nvdaon-nvidia-ondo-tokenized|NVDAON|NVIDIA (Ondo Tokenized)
660|3e7|sp500-xstock|SPYX|SP500 xStock|spyx-sp500-xstock|SPYX|SP500 xStock
350|3e7|microstrategy-xstock|MSTRX|MicroStrategy xStock|mstrx-strategy-xstock|MSTRX|Strategy xStock
0.0000001|1e5|tesla-meme|TSLA|Tesla|-
650.5|1e9|wrapped-bnb|WBNB|Wrapped BNB|wbnb-wrapped-bnb|WBNB|Wrapped BNB
19.01|1e8|wrapped-avax|WAVAX|Wrapped AVAX|wavax-wrapped-avax|WAVAX|Wrapped AVAX
0.181|7e7|wmatic|WPOL|Wrapped POL|wmatic-wrapped-matic|WMATIC|Wrapped Matic
105100|6e9|binance-bitcoin|BTCB|Binance Bitcoin|btcb-bitcoin-bep2|BTCB|Bitcoin BEP2
104950|6e8|tbtc|TBTC|tBTC|tbtc-tbtc|TBTC|tBTC
104800|1e6|huobi-btc|HBTC|Huobi BTC|hbtc-huobi-btc|HBTC|Huobi BTC
2504|1e9|binance-peg-weth|ETH|Binance-Peg WETH|-
2.31|1e8|binance-peg-xrp|XRP|Binance-Peg XRP|-
0.2|1e8|binance-peg-dogecoin|DOGE|Binance-Peg Dogecoin|-
0.6|1e8|binance-peg-cardano|ADA|Binance-Peg Cardano|-
0.002|2e6|grok|GROK|Grok|grok-grok|GROK|Grok
0.0001|1e5|grok-2|GROK|GROK|-
0.03|1e7|moon|MOON|r/CryptoCurrency Moons|moon-moons|MOON|Moons
0.00001|1e6|mooncoin|MOON|Mooncoin|moon-mooncoin|MOON|Mooncoin
0.02|2e7|luna-by-virtuals|LUNA|Luna by Virtuals|luna-luna-by-virtuals|LUNA|Luna by Virtuals
0.03|2e7|game-by-virtuals|GAME|GAME by Virtuals|game-game-by-virtuals|GAME|GAME by Virtuals
0.001|2e7|gamebuild|GAME|GameBuild|game-gamebuild|GAME|GameBuild
0.1|2e7|sleepless-ai|AI|Sleepless AI|ai-sleepless-ai|AI|Sleepless AI
0.00000001|2e6|any-inu|AI|Any Inu|-
0.13|7e7|edu-coin|EDU|Open Campus|edu-open-campus|EDU|Open Campus
0.16|7e7|space-id|ID|SPACE ID|id-space-id|ID|SPACE ID
0.01|2e6|everid|ID|Everest|id-everest|ID|Everest
1.3|5e7|cyberconnect|CYBER|Cyber|cyber-cyberconnect|CYBER|CyberConnect
0.13|5e8|starknet|STRK|Starknet|strk-starknet|STRK|Starknet
7|4e7|strike|STRK|Strike|strk-strike|STRK|Strike
0.02|2e7|omni-network|NOM|Nomina|omni-omni-network|OMNI|Omni Network
2|1e6|omni|OMNI|Omni|omni-omni|OMNI|Omni
0.01|1e6|onomy-protocol|NOM|Onomy Protocol|nom-onomy-protocol|NOM|Onomy Protocol
0.015|1.6e8|threshold-network-token|T|Threshold Network|t-threshold|T|Threshold
0.03|2e6|biconomy-exchange-token|BIT|Biconomy Exchange Token|bit-biconomy-exchange-token|BIT|Biconomy Exchange Token
0.4|1e6|bitpanda-ecosystem-token|BEST|Bitpanda Ecosystem|best-bitpanda-ecosystem-token|BEST|Bitpanda Ecosystem Token
0.6|3e8|superfarm|SUPER|SuperVerse|super-superfarm|SUPER|SuperFarm
0.6|5e7|metal|MTL|Metal DAO|mtl-metal|MTL|Metal
0.2|3e7|metal-blockchain|METAL|Metal Blockchain|metal-metal-blockchain|METAL|Metal Blockchain
0.01|1.3e8|xyo-network|XYO|XYO|xyo-xyo-network|XYO|XYO Network
0.3|6e7|kyber-network-crystal|KNC|Kyber Network Crystal|knc-kyber-network|KNC|Kyber Network
0.4|4e6|kyber-network|KNCL|Kyber Network Crystal Legacy|-
0.15|8e7|power-ledger|POWR|Powerledger|powr-power-ledger|POWR|Power Ledger
0.3|8e7|pundi-x-2|PUNDIX|Pundi X|pundix-pundi-x-new|PUNDIX|Pundi X (New)
0.0001|1e6|pundi-x|NPXS|Pundi X [OLD]|npxs-pundi-x|NPXS|Pundi X
0.15|8e7|swipe|SXP|Solar|sxp-swipe|SXP|Swipe
0.6|7e7|bancor|BNT|Bancor Network|bnt-bancor|BNT|Bancor
0.06|1.1e8|stp-network|AWE|AWE Network|stpt-standard-tokenization-protocol|STPT|Standard Tokenization Protocol
0.003|7e7|everipedia|IQ|IQ|iq-everipedia|IQ|Everipedia
0.05|5e7|rif-token|RIF|Rootstock Infrastructure Framework|rif-rif-token|RIF|RIF Token
105000|4e8|rootstock|RBTC|Rootstock Smart Bitcoin|rbtc-rsk-smart-bitcoin|RBTC|RSK Smart Bitcoin
0.1|9e7|polymesh|POLYX|Polymesh|polyx-polymesh|POLYX|Polymesh
0.02|1e7|polymath|POLY|Polymath|poly-polymath-network|POLY|Polymath Network
5|2e8|instadapp|FLUID|Fluid|inst-instadapp|INST|Instadapp
0.7|1.3e8|sushi|SUSHI|Sushi|sushi-sushi|SUSHI|SushiSwap
0.2|3e8|1inch|1INCH|1INCH|1inch-1inch|1INCH|1inch Network
0.0005|7e7|spell-token|SPELL|Spell|spell-spell-token|SPELL|Spell Token
0.15|6e7|joe|JOE|JOE|joe-trader-joe|JOE|Trader Joe
0.01|5e7|benqi|QI|BENQI|qi-benqi|QI|BENQI
0.03|5e6|qi-dao|QI|Qi Dao|-
0.002|1e9|hex|HEX|HEX|hex-hex|HEX|HEX
0.009|3e9|hex-pulsechain|HEX|HEX (PulseChain)|-
0.00003|4e9|pulsechain|PLS|PulseChain|pls-pulsechain|PLS|PulseChain
1|1e7|dai-on-pulsechain|DAI|Dai on PulseChain|-
0.05|2e8|wrapped-pulse-wpls|WPLS|Wrapped Pulse|-
0.0003|4e7|reserve-usd-old|RSV|Reserve|-
0.006|3e8|reserve-rights-token|RSR|Reserve Rights|rsr-reserve-rights|RSR|Reserve Rights
0.2|4e8|theta-fuel|TFUEL|Theta Fuel|tfuel-theta-fuel|TFUEL|Theta Fuel
0.7|7e8|theta-token|THETA|Theta Network|theta-theta-token|THETA|THETA
0.25|2e8|golem|GLM|Golem|glm-golem|GLM|Golem Network Tokens
0.01|1e8|ankr|ANKR|Ankr Network|ankr-ankr-network|ANKR|Ankr
0.02|1e8|celer-network|CELR|Celer Network|celr-celer-network|CELR|Celer Network
0.03|3e7|ren|REN|REN|ren-republic-protocol|REN|Republic Protocol
0.3|4e8|basic-attention-token|BAT|Basic Attention|bat-basic-attention-token|BAT|Basic Attention Token
0.3|3e8|0x|ZRX|0x Protocol|zrx-0x|ZRX|0x
0.4|5e8|curve-dao-token|CRV|Curve DAO|crv-curve-dao-token|CRV|Curve DAO Token
45|4e8|compound-governance-token|COMP|Compound|comp-compoundd|COMP|Compound
0.09|9e8|the-graph|GRT|The Graph|grt-the-graph|GRT|Graph Token
0.001|1e5|golden-ratio-token|GRT|Golden Ratio Token|-
0.9|2e9|pancakeswap-token|CAKE|PancakeSwap|cake-pancakeswap|CAKE|PancakeSwap
5000|1.7e8|yearn-finance|YFI|yearn.finance|yfi-yearnfinance|YFI|yearn.finance
`;

export const RENAMED_COINS: readonly RecentCoin[] = readCoins(LINES);
