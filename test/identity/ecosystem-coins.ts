import { readCoins, type RecentCoin } from './recent-coins.js';

/**
 * Coins of exchanges, chains, games, DePIN, liquid staking and tokenised assets, with the coins that share their symbols. Labelled by hand from
 * general knowledge before the resolver saw them; prices and market caps are rounded.
 */
const LINES = `
5|3.4e8|arweave|AR|Arweave|ar-arweave|AR|Arweave
0.06|6e8|the-graph|GRT|The Graph|grt-the-graph|GRT|The Graph
0.6|6e8|theta-token|THETA|Theta Network|theta-theta-token|THETA|THETA
0.02|1.6e8|theta-fuel|TFUEL|Theta Fuel|tfuel-theta-fuel|TFUEL|Theta Fuel
0.5|7e8|curve-dao-token|CRV|Curve DAO|crv-curve-dao-token|CRV|Curve DAO Token
0.6|2e8|thorchain|RUNE|THORChain|rune-thorchain|RUNE|THORChain
2|7e8|pancakeswap-token|CAKE|PancakeSwap|cake-pancakeswap|CAKE|PancakeSwap
0.4|1e8|sushi|SUSHI|Sushi|sushi-sushi|SUSHI|SushiSwap
0.2|3e8|1inch|1INCH|1inch|1inch-1inch|1INCH|1inch
35|3.4e8|compound-governance-token|COMP|Compound|comp-compoundd|COMP|Compound
4000|1.4e8|yearn-finance|YFI|yearn.finance|yfi-yearnfinance|YFI|yearn.finance
0.2|3e8|basic-attention-token|BAT|Basic Attention|bat-basic-attention-token|BAT|Basic Attention Token
0.2|1.8e8|0x|ZRX|0x Protocol|zrx-0x|ZRX|0x
0.01|4e8|gala|GALA|GALA|gala-gala|GALA|Gala
0.3|5e8|flow|FLOW|Flow|flow-flow|FLOW|Flow
1|1e8|mask-network|MASK|Mask Network|mask-mask-network|MASK|Mask Network
1.3|1.4e8|ethereum-pow-iou|ETHW|EthereumPoW|ethw-ethereum-pow|ETHW|Ethereum PoW
0.2|1.3e8|celo|CELO|Celo|celo-celo|CELO|Celo
0.05|1.3e9|kaspa|KAS|Kaspa|kas-kaspa|KAS|Kaspa
300|3e9|bittensor|TAO|Bittensor|tao-bittensor|TAO|Bittensor
0.6|1.6e8|akash-network|AKT|Akash Network|akt-akash-network|AKT|Akash Network
0.2|2e8|golem|GLM|Golem|glm-golem|GLM|Golem
0.0000001|7e7|dogelon-mars|ELON|Dogelon Mars|elon-dogelon-mars|ELON|Dogelon Mars
0.00001|9e8|bonk|BONK|Bonk|bonk-bonk|BONK|Bonk
0.000001|1e5|bonk-2-0|BONK|Bonk 2.0|-
0.001|8e7|book-of-meme|BOME|BOOK OF MEME|bome-book-of-meme|BOME|Book of Meme
0.001|1e8|cat-in-a-dogs-world|MEW|cat in a dogs world|mew-cat-in-a-dogs-world|MEW|cat in a dogs world
0.0000005|2e8|mog-coin|MOG|Mog Coin|mog-mog-coin|MOG|Mog Coin
0.01|1e8|gigachad-2|GIGA|Gigachad|giga-gigachad|GIGA|Gigachad
0.03|3e7|just-a-chill-guy|CHILLGUY|Just a chill guy|chillguy-just-a-chill-guy|CHILLGUY|Just a chill guy
0.001|4e7|degen-base|DEGEN|Degen|degen-degen-base|DEGEN|Degen (Base)
0.0001|1e6|degenerate-money|DEGEN|Degenerate Money|-
0.03|3e8|aethir|ATH|Aethir|ath-aethir|ATH|Aethir
0.3|8e7|io|IO|io.net|io-ionet|IO|io.net
0.001|1e8|notcoin|NOT|Notcoin|not-notcoin|NOT|Notcoin
0.0003|3e7|hamster-kombat|HMSTR|Hamster Kombat|hmstr-hamster-kombat|HMSTR|Hamster Kombat
0.00005|3e7|dogs-2|DOGS|Dogs|dogs-dogs|DOGS|Dogs
0.9|4e8|ether-fi|ETHFI|Ether.fi|ethfi-etherfi|ETHFI|ether.fi
0.01|3e7|renzo|REZ|Renzo|rez-renzo|REZ|Renzo
2650|4e8|renzo-restaked-eth|EZETH|Renzo Restaked ETH|ezeth-renzo-restaked-eth|EZETH|Renzo Restaked ETH
0.1|5e8|starknet|STRK|Starknet|strk-starknet|STRK|Starknet
5|3e7|strike|STRK|Strike|strk-strike|STRK|Strike
0.1|6e7|manta-network|MANTA|Manta Network|manta-manta-network|MANTA|Manta Network
0.001|4e7|blast|BLAST|Blast|blast-blast|BLAST|Blast
0.1|3e7|scroll|SCR|Scroll|scr-scroll|SCR|Scroll
0.02|1e8|altlayer|ALT|AltLayer|alt-altlayer|ALT|AltLayer
0.4|1.6e8|jito-governance-token|JTO|Jito|jto-jito|JTO|Jito
0.05|3e7|tensor|TNSR|Tensor|tnsr-tensor|TNSR|Tensor
0.08|3e7|sanctum-2|CLOUD|Sanctum|cloud-sanctum|CLOUD|Sanctum
0.0002|1e5|cloud|CLOUD|Cloud|-
0.07|7e7|zetachain|ZETA|ZetaChain|zeta-zetachain|ZETA|ZetaChain
0.01|2e7|pixels|PIXEL|Pixels|pixel-pixels|PIXEL|Pixels
0.02|2e7|xai-blockchain|XAI|Xai|xai-xai|XAI|Xai
0.2|1.4e8|ronin|RON|Ronin|ron-ronin-network|RON|Ronin Network
0.2|1.2e8|superfarm|SUPER|SuperVerse|super-superfarm|SUPER|SuperFarm
0.7|4e7|echelon-prime|PRIME|Echelon Prime|prime-echelon-prime|PRIME|Echelon Prime
0.03|6e7|big-time|BIGTIME|Big Time|bigtime-bigtime|BIGTIME|Bigtime
0.07|5e7|yield-guild-games|YGG|Yield Guild Games|ygg-yield-guild-games|YGG|Yield Guild Games
0.7|3e7|vulcan-forged|PYR|Vulcan Forged|pyr-vulcan-forged-pyr|PYR|Vulcan Forged PYR
0.01|4e7|wax|WAXP|WAX|waxp-wax|WAXP|WAX
0.7|2e7|energy-web-token|EWT|Energy Web|ewt-energy-web-token|EWT|Energy Web Token
0.1|6e7|power-ledger|POWR|Powerledger|powr-power-ledger|POWR|Power Ledger
0.4|2e8|origintrail|TRAC|OriginTrail|trac-origintrail|TRAC|OriginTrail
13|1e8|numeraire|NMR|Numeraire|nmr-numeraire|NMR|Numeraire
0.02|1.3e8|skale|SKL|SKALE|skl-skale-network|SKL|SKALE Network
0.05|4e7|cartesi|CTSI|Cartesi|ctsi-cartesi|CTSI|Cartesi
8|6e7|metis-token|METIS|Metis|metis-metis-token|METIS|Metis Token
0.1|9e7|ordinals|ORDI|ORDI|ordi-ordi|ORDI|Ordi
0.00000003|5e7|1000sats-ordinals|SATS|SATS (Ordinals)|sats-sats|SATS|SATS
0.4|3e8|merlin-chain|MERL|Merlin Chain|merl-merlin-chain|MERL|Merlin Chain
0.1|1e8|kava|KAVA|Kava|kava-kava|KAVA|Kava
0.1|8e7|osmosis|OSMO|Osmosis|osmo-osmosis|OSMO|Osmosis
0.2|6e7|secret|SCRT|Secret|scrt-secret|SCRT|Secret
0.05|2e7|hashflow|HFT|Hashflow|hft-hashflow|HFT|Hashflow
0.15|3e7|perpetual-protocol|PERP|Perpetual Protocol|perp-perpetual-protocol|PERP|Perpetual Protocol
0.08|7e7|aevo-exchange|AEVO|Aevo|aevo-aevo|AEVO|Aevo
0.14|1e8|stargate-finance|STG|Stargate Finance|stg-stargate-token|STG|Stargate Token
0.1|2e7|synapse-2|SYN|Synapse|syn-synapse|SYN|Synapse
0.07|5e7|across-protocol|ACX|Across Protocol|acx-across-protocol|ACX|Across Protocol
0.02|4e7|debridge|DBR|deBridge|dbr-debridge|DBR|deBridge
0.006|4e7|celer-network|CELR|Celer Network|celr-celer-network|CELR|Celer Network
0.02|2e8|ravencoin|RVN|Ravencoin|rvn-ravencoin|RVN|Ravencoin
0.7|6e7|ergo|ERG|Ergo|erg-ergo|ERG|Ergo
16|2.7e8|decred|DCR|Decred|dcr-decred|DCR|Decred
0.005|1e8|digibyte|DGB|DigiByte|dgb-digibyte|DGB|DigiByte
0.003|1.6e8|siacoin|SC|Siacoin|sc-siacoin|SC|Siacoin
0.3|7e7|lisk|LSK|Lisk|lsk-lisk|LSK|Lisk
0.9|1e8|waves|WAVES|Waves|waves-waves|WAVES|Waves
0.1|1e8|icon|ICX|ICON|icx-icon|ICX|ICON
0.1|1e8|ontology|ONT|Ontology|ont-ontology|ONT|Ontology
0.15|7e7|ong|ONG|Ontology Gas|ong-ontology-gas|ONG|Ontology Gas
0.002|1e8|vethor-token|VTHO|VeThor|vtho-vethor-token|VTHO|VeThor Token
0.02|2e8|iotex|IOTX|IoTeX|iotx-iotex|IOTX|IoTeX
0.01|1.5e8|harmony|ONE|Harmony|one-harmony|ONE|Harmony
0.01|1e8|radix|XRD|Radix|xrd-radix|XRD|Radix
0.02|1.6e8|nem|XEM|NEM|xem-nem|XEM|NEM
0.01|6e7|symbol|XYM|Symbol|xym-symbol|XYM|Symbol
0.1|6e7|steem|STEEM|Steem|steem-steem|STEEM|Steem
1|1.5e7|steem-dollars|SBD|Steem Dollars|sbd-steem-dollars|SBD|Steem Dollars
0.2|1e8|hive|HIVE|Hive|hive-hive|HIVE|Hive
1|3e7|hive_dollar|HBD|Hive Dollar|hbd-hive-dollar|HBD|Hive Dollar
0.6|1e7|bitcoin-gold|BTG|Bitcoin Gold|btg-bitcoin-gold|BTG|Bitcoin Gold
330|6e9|monero|XMR|Monero|xmr-monero|XMR|Monero
400|6e9|zcash|ZEC|Zcash|zec-zcash|ZEC|Zcash
1|6e7|gemini-dollar|GUSD|Gemini Dollar|gusd-gemini-dollar|GUSD|Gemini dollar
1|2e7|liquity-bold-2|BOLD|Liquity BOLD|bold-liquity-bold|BOLD|Liquity BOLD
1|3e8|resolv-usr|USR|Resolv USR|usr-resolv-usr|USR|Resolv USR
1|1e9|falcon-finance|USDF|Falcon USD|usdf-falcon-usd|USDF|Falcon USD
1|1e8|astherus-usdf|USDF|Aster USDF|-
1|2e9|aster-2|ASTER|Aster|aster-aster|ASTER|Aster
0.02|2e8|astar|ASTR|Astar|astr-astar|ASTR|Astar
0.3|5e8|plasma|XPL|Plasma|xpl-plasma|XPL|Plasma
0.01|2e8|linea|LINEA|Linea|linea-linea|LINEA|Linea
3|1e9|story-2|IP|Story|ip-story|IP|Story
0.1|2e8|humanity|H|Humanity|h-humanity-protocol|H|Humanity Protocol
0.1|2e7|initia|INIT|Initia|init-initia|INIT|Initia
0.02|5e7|babylon|BABY|Babylon|baby-babylon|BABY|Babylon
0.2|3e8|walrus-2|WAL|Walrus|wal-walrus|WAL|Walrus
0.05|2e8|deep|DEEP|DeepBook|deep-deepbook-protocol|DEEP|DeepBook Protocol
0.05|5e7|cetus-protocol|CETUS|Cetus Protocol|cetus-cetus-protocol|CETUS|Cetus Protocol
0.02|1e7|navi|NAVX|NAVI Protocol|navx-navi-protocol|NAVX|Navi Protocol
0.003|1e9|pump-fun|PUMP|Pump.fun|pump-pumpfun|PUMP|Pump.fun
0.0004|3e5|pump|PUMP|PUMP|-
0.2|2e8|useless-3|USELESS|Useless Coin|useless-useless-coin|USELESS|Useless Coin
0.01|1e7|mother-iggy|MOTHER|Mother Iggy|mother-mother-iggy|MOTHER|Mother Iggy
0.02|2e7|swarms|SWARMS|Swarms|swarms-swarms|SWARMS|Swarms
0.05|2e7|cookie|COOKIE|Cookie DAO|cookie-cookie-dao|COOKIE|Cookie DAO
0.02|2e7|luna-by-virtuals|LUNA|Luna by Virtuals|luna-luna-by-virtuals|LUNA|Luna by Virtuals
0.02|2e6|game-by-virtuals|GAME|GAME by Virtuals|game-game-by-virtuals|GAME|GAME by Virtuals
0.02|6e7|hivemapper|HONEY|Hivemapper|honey-hivemapper|HONEY|Hivemapper
1|6e7|honey-3|HONEY|Honey|honey-honey-berachain|HONEY|Honey (Berachain)
0.1|4e7|peaq-2|PEAQ|peaq|peaq-peaq|PEAQ|peaq
0.3|8e7|nosana|NOS|Nosana|nos-nosana|NOS|Nosana
0.4|1e8|arkham|ARKM|Arkham|arkm-arkham|ARKM|Arkham
0.1|4e7|space-id|ID|SPACE ID|id-space-id|ID|SPACE ID
0.9|4e7|cyberconnect|CYBER|CYBER|cyber-cyberconnect|CYBER|CyberConnect
0.1|7e7|edu-coin|EDU|Open Campus|edu-open-campus|EDU|Open Campus
0.001|6e7|memecoin-2|MEME|Memecoin|meme-memecoin|MEME|Memecoin
3|8e4|degenerator|MEME|Meme|meme-meme|MEME|Meme
0.3|2e7|endurance|ACE|Fusionist|ace-fusionist|ACE|Fusionist
0.005|5e6|tokenfi|TOKEN|TokenFi|token-tokenfi|TOKEN|TokenFi
0.1|1e8|mantra-dao|OM|MANTRA|om-mantra-dao|OM|MANTRA DAO
0.1|1e8|polymesh|POLYX|Polymesh|polyx-polymesh|POLYX|Polymesh
0.2|1e8|centrifuge|CFG|Centrifuge [OLD]|cfg-centrifuge|CFG|Centrifuge
0.3|1.5e8|syrup|SYRUP|Maple Finance|syrup-syrup-token|SYRUP|Syrup Token
5|5e7|maple|MPL|Maple|mpl-maple|MPL|Maple
4|8e7|venus|XVS|Venus|xvs-venus|XVS|Venus
0.01|1e8|benqi|QI|BENQI|qi-benqi|QI|BENQI
0.002|2e5|qi-dao|QI|Qi Dao|qi-qi-dao|QI|Qi Dao
0.15|6e7|joe|JOE|LFJ|joe-trader-joe|JOE|Trader Joe
0.05|4e7|velodrome-finance|VELO|Velodrome Finance|velo-velodrome-finance|VELO|Velodrome Finance
0.01|1e8|velo|VELO|Velo|velo-velo|VELO|Velo
0.02|1e7|sweatcoin|SWEAT|Sweat Economy|sweat-sweat-economy|SWEAT|Sweat Economy
0.0006|1e7|star-atlas|ATLAS|Star Atlas|atlas-star-atlas|ATLAS|Star Atlas
0.05|2e7|star-atlas-dao|POLIS|Star Atlas DAO|polis-star-atlas-dao|POLIS|Star Atlas DAO
2|1e8|orca|ORCA|Orca|orca-orca|ORCA|Orca
0.1|3e7|marinade|MNDE|Marinade|mnde-marinade|MNDE|Marinade
0.6|1.5e8|meteora|MET|Meteora|met-meteora|MET|Meteora
0.06|3e7|solayer|LAYER|Solayer|layer-solayer|LAYER|Solayer
0.004|4e8|zebec-network|ZBCN|Zebec Network|zbcn-zebec-network|ZBCN|Zebec Network
0.05|1e7|bonfida|FIDA|Solana Name Service|fida-bonfida|FIDA|Bonfida
0.0002|1e7|wen-4|WEN|Wen|wen-wen|WEN|Wen
0.00001|1e5|wen-on-eth|WEN|WEN on ETH|-
0.01|3e8|coredaoorg-staked|STCORE|Staked CORE|-
1.02|3e7|gmx-solana|GMTRADE|GMTrade|-
600|3e7|tether-gold-tokens|XAUT0|Tether Gold Tokens|-
4|6e6|gold-2|GOLD|Gold|-
0.00000001|1e6|saitama-inu|SAITAMA|Saitama|saitama-saitama-inu|SAITAMA|Saitama Inu
0.02|1e7|vvs-finance|VVS|VVS Finance|vvs-vvs-finance|VVS|VVS Finance
0.1|2e8|zano|ZANO|Zano|zano-zano|ZANO|Zano
0.03|2e8|safepal|SFP|SafePal|sfp-safepal|SFP|SafePal
0.3|6e8|beldex|BDX|Beldex|bdx-beldex|BDX|Beldex
0.3|5e7|status-network-linea|SNTL|Status Linea|-
0.03|4e8|vision-3|VSN|Vision|vsn-vision|VSN|Vision
0.8|8e7|bitpanda-ecosystem-token|BEST|Bitpanda Ecosystem|best-bitpanda-ecosystem-token|BEST|Bitpanda Ecosystem Token
0.1|1e8|crypto-com-staked-eth|CDCETH|Crypto.com Staked ETH|-
0.07|3e7|coin98|C98|Coin98|c98-coin98|C98|Coin98
0.7|9e7|marblex|MBX|MARBLEX|mbx-marblex|MBX|Marblex
0.03|3e7|metal-blockchain|METAL|Metal Blockchain|metal-metal-blockchain|METAL|Metal Blockchain
0.4|3e7|metal|MTL|Metal DAO|mtl-metal|MTL|Metal
0.15|2e7|bloktopia|BLOK|Bloktopia|blok-bloktopia|BLOK|Bloktopia
0.2|2e7|measurable-data-token|MDT|Measurable Data|mdt-measurable-data-token|MDT|Measurable Data Token
0.03|3e7|ardor|ARDR|Ardor|ardr-ardor|ARDR|Ardor
0.04|3e7|stratos|STOS|Stratos|stos-stratos|STOS|Stratos
2|9e7|axelar-staked|STAXL|Staked AXL|-
0.00009|2e7|spell-token|SPELL|Spell|spell-spell-token|SPELL|Spell Token
0.01|3e7|moviebloc|MBL|MovieBloc|mbl-moviebloc|MBL|MovieBloc
`;

export const ECOSYSTEM_COINS: readonly RecentCoin[] = readCoins(LINES);
