import { readCoins, type RecentCoin } from './recent-coins.js';

/** Further coins of 2022 to 2026, and a few that share a symbol with one of them. Prices and market caps are rounded. */
const COINS = `
15|5e8|ethereum-name-service|ENS|Ethereum Name Service|ens-ethereum-name-service|ENS|Ethereum Name Service
6|2e8|livepeer|LPT|Livepeer|lpt-livepeer|LPT|Livepeer
0.6|6e8|decentraland|MANA|Decentraland|mana-decentraland|MANA|Decentraland
0.27|6e8|the-sandbox|SAND|The Sandbox|sand-the-sandbox|SAND|The Sandbox
2.1|3e8|axie-infinity|AXS|Axie Infinity|axs-axie-infinity|AXS|Axie Infinity
0.6|4e8|apecoin|APE|ApeCoin|ape-apecoin|APE|ApeCoin
0.01|5e7|constitutiondao|PEOPLE|ConstitutionDAO|people-constitutiondao|PEOPLE|ConstitutionDAO
0.15|1.5e8|loopring|LRC|Loopring|lrc-loopring|LRC|Loopring
0.13|1.4e8|enjincoin|ENJ|Enjin Coin|enj-enjin-coin|ENJ|Enjin Coin
0.8|8e7|ampleforth|AMPL|Ampleforth|ampl-ampleforth|AMPL|Ampleforth
30|1.2e8|quantstamp|QSP|Quantstamp|qsp-quantstamp|QSP|Quantstamp
0.5|1e9|iexec-rlc|RLC|iExec RLC|rlc-iexec-rlc|RLC|iExec RLC
1.2|9e7|uma|UMA|UMA|uma-uma|UMA|UMA
1.1|6e7|balancer|BAL|Balancer|bal-balancer|BAL|Balancer
0.3|1e9|chiliz|CHZ|Chiliz|chz-chiliz|CHZ|Chiliz
0.004|1.5e8|ecomi|OMI|ECOMI|omi-ecomi|OMI|ECOMI
0.2|2e8|status|SNT|Status|snt-status|SNT|Status Network Token
0.2|1e8|civic|CVC|Civic|cvc-civic|CVC|Civic
0.02|3e7|request-network|REQ|Request|req-request-network|REQ|Request Network
0.1|1.8e8|dent|DENT|Dent|dent-dent|DENT|Dent
0.06|1e8|bluzelle|BLZ|Bluzelle|blz-bluzelle|BLZ|Bluzelle
2|8e8|pendle|PENDLE|Pendle|pendle-pendle|PENDLE|Pendle
1.4|6e8|morpho|MORPHO|Morpho|morpho-morpho|MORPHO|Morpho
0.9|7e8|aerodrome-finance|AERO|Aerodrome Finance|aero-aerodrome-finance|AERO|Aerodrome Finance
13|1.3e8|gmx|GMX|GMX|gmx-gmx|GMX|GMX
2|6e8|raydium|RAY|Raydium|ray-raydium|RAY|Raydium
0.5|1.2e8|drift-protocol|DRIFT|Drift Protocol|drift-drift|DRIFT|Drift
0.06|2e8|kamino|KMNO|Kamino|kmno-kamino-finance|KMNO|Kamino Finance
0.9|3e8|kaito|KAITO|KAITO|kaito-kaito|KAITO|Kaito
0.07|3e8|zora|ZORA|Zora|zora-zora|ZORA|Zora
0.4|2e8|grass|GRASS|Grass|grass-grass|GRASS|Grass
0.08|1e8|sign-global|SIGN|Sign|sign-sign|SIGN|Sign
0.05|1e8|spark-2|SPK|Spark|spk-spark|SPK|Spark
0.02|5e6|sparks|SPK|SparksPay|spk-sparkspay|SPK|SparksPay
1|1e8|succinct|PROVE|Succinct|prove-succinct|PROVE|Succinct
0.8|1.2e8|caldera|ERA|Caldera|era-caldera|ERA|Caldera
0.3|6e7|lagrange|LA|Lagrange|la-lagrange|LA|Lagrange
0.01|6e6|latoken|LA|LATOKEN|la-latoken|LA|LATOKEN
0.3|5e7|redstone-oracles|RED|RedStone|red-redstone|RED|RedStone
0.0001|1e6|red|RED|Red|red-red|RED|Red
0.17|4e7|myshell|SHELL|MyShell|shell-myshell|SHELL|MyShell
0.004|3e6|shell-protocol-token|SHELL|Shell Protocol|shell-shell-protocol-token|SHELL|Shell Protocol
0.1|2e8|bio-protocol|BIO|Bio Protocol|bio-bio-protocol|BIO|Bio Protocol
0.2|9e8|jasmycoin|JASMY|JasmyCoin|jasmy-jasmycoin|JASMY|JasmyCoin
0.02|1e9|telcoin|TEL|Telcoin|tel-telcoin|TEL|Telcoin
0.4|9e8|bitget-wallet-token|BWB|Bitget Wallet Token|bwb-bitget-wallet-token|BWB|Bitget Wallet
1.1|1.2e8|worldwide-asset-exchange|WAXL|Wrapped AXL|-
0.005|5e8|nervos-network|CKB|Nervos Network|ckb-nervos-network|CKB|Nervos Network
17|2.6e8|kusama|KSM|Kusama|ksm-kusama|KSM|Kusama
0.1|2e8|zilliqa|ZIL|Zilliqa|zil-zilliqa|ZIL|Zilliqa
0.2|3e8|0chain|ZCN|Zus|zcn-0chain|ZCN|0chain
0.3|8e7|alchemy-pay|ACH|Alchemy Pay|ach-alchemy-pay|ACH|Alchemy Pay
0.1|1e8|zignaly|ZIG|ZIGChain|zig-zignaly|ZIG|Zignaly
0.3|4e7|orion-protocol|ORN|Orion|orn-orion-protocol|ORN|Orion Protocol
0.4|5e7|lumia|LUMIA|Lumia|lumia-lumia|LUMIA|Lumia
0.05|4e7|covalent|CQT|Covalent|cqt-covalent|CQT|Covalent
0.05|5e7|covalent-x-token|CXT|Covalent X Token|cxt-covalent-x-token|CXT|Covalent X Token
0.3|7e7|bone-shibaswap|BONE|Bone ShibaSwap|bone-bone-shibaswap|BONE|Bone ShibaSwap
0.00005|1e7|leash|LEASH|Doge Killer|leash-doge-killer|LEASH|Doge Killer
0.2|4e8|illuvium|ILV|Illuvium|ilv-illuvium|ILV|Illuvium
8|9e8|convex-finance|CVX|Convex Finance|cvx-convex-finance|CVX|Convex Finance
0.7|1e9|arbitrum|ARB|Arbitrum|arb-arbitrum|ARB|Arbitrum
0.9|1e9|optimism|OP|Optimism|op-optimism|OP|Optimism
3|5e9|near|NEAR|NEAR Protocol|near-near-protocol|NEAR|NEAR Protocol
5|3e9|aptos|APT|Aptos|apt-aptos|APT|Aptos
4|1.2e10|sui|SUI|Sui|sui-sui|SUI|Sui
8|5e9|internet-computer|ICP|Internet Computer|icp-internet-computer|ICP|Internet Computer
0.2|2e9|algorand|ALGO|Algorand|algo-algorand|ALGO|Algorand
0.8|8e8|tezos|XTZ|Tezos|xtz-tezos|XTZ|Tezos
0.6|1e9|eos-force|EOSC|EOS Force|-
2|8e8|celestia|TIA|Celestia|tia-celestia|TIA|Celestia
0.3|1.5e9|sei-network|SEI|Sei|sei-sei|SEI|Sei
0.4|5e8|mina-protocol|MINA|Mina Protocol|mina-mina-protocol|MINA|Mina
0.09|8e8|pyth-network|PYTH|Pyth Network|pyth-pyth-network|PYTH|Pyth Network
0.00000002|1e6|1000pepe|1000PEPE|1000PEPE|-
1.8|4e8|okb|OKB|OKB|okb-okb|OKB|OKB
0.05|3e8|audius|AUDIO|Audius|audio-audius|AUDIO|Audius
0.3|3e8|band-protocol|BAND|Band|band-band-protocol|BAND|Band Protocol
0.04|1e8|storm|STMX|StormX|stmx-storm|STMX|StormX
0.3|1e8|storj|STORJ|Storj|storj-storj|STORJ|Storj
0.1|1e8|reef|REEF|Reef|reef-reef|REEF|Reef
0.02|1e8|coti|COTI|COTI|coti-coti|COTI|COTI
0.04|6e8|wemix-token|WEMIX|WEMIX|wemix-wemix-token|WEMIX|WEMIX
0.4|7e7|ssv-network|SSV|SSV Network|ssv-ssv-network|SSV|ssv.network
4|5e7|badger-dao|BADGER|Badger|badger-badger|BADGER|Badger DAO
1.1|1e8|api3|API3|API3|api3-api3|API3|API3
0.4|1e8|liquity|LQTY|Liquity|lqty-liquity|LQTY|Liquity
0.0005|2e7|shuffle-2|SHFL|Shuffle|shfl-shuffle|SHFL|Shuffle
0.05|2e8|holdstation-token-gold|UGOLD|UGOLD Inc.|-
1|4e9|ethena-usdtb|USDE0|USDe0|-
0.09|2e7|lista-dao|LISTA|Lista DAO|lista-lista-dao|LISTA|Lista DAO
1|4e7|helio-protocol-hay|LISUSD|lisUSD|lisusd-lista-usd|LISUSD|Lista USD
4|2e8|compound-ether|CETH|cETH|-
0.02|6e7|compound-usd-coin|CUSDC|cUSDC|-
1|4e7|aave-usdc|AUSDC|Aave USDC|-
2500|4e7|aave-v3-weth|AWETH|Aave v3 WETH|-
1|4e7|aave-v3-usdc|AUSDC|Aave v3 USDC|-
`;

export const CONTRACT_NAMED_COINS: readonly RecentCoin[] = readCoins(COINS);

/**
 * Coins as their contracts, block explorers, wallets and exchanges name them: symbol, name, and the CoinGecko id of the coin that is meant;
 * `-` if the lists do not have it. Labelled from general knowledge before the resolver saw them.
 */
export const CONTRACT_NAMED_LINES = `
ENS|Ethereum Name Service|ethereum-name-service
ENS|ENS|ethereum-name-service
LPT|Livepeer Token|livepeer
MANA|Decentraland MANA|decentraland
SAND|SAND|the-sandbox
SAND|Sandbox|the-sandbox
AXS|Axie Infinity Shard|axie-infinity
AXS|Axie Infinity Shards|axie-infinity
APE|Ape Coin|apecoin
APE|APE (ApeCoin)|apecoin
PEOPLE|ConstitutionDAO|constitutiondao
PEOPLE|People DAO|constitutiondao
LRC|LoopringCoin V2|loopring
ENJ|EnjinCoin|enjincoin
ENJ|Enjin|enjincoin
AMPL|Ampleforth|ampleforth
QSP|Quantstamp Token|quantstamp
RLC|iEx.ec Network Token|iexec-rlc
RLC|iExec|iexec-rlc
UMA|UMA Voting Token v1|uma
BAL|Balancer Governance Token|balancer
CHZ|chiliZ|chiliz
CHZ|Chiliz (CHZ)|chiliz
OMI|Ecomi Token|ecomi
OMI|OMI Token|ecomi
SNT|Status Network Token|status
SNT|Status|status
REQ|Request Token|request-network
DENT|DENT|dent
BLZ|Bluzelle Token|bluzelle
PENDLE|Pendle Finance|pendle
MORPHO|Morpho Token|morpho
AERO|Aerodrome|aerodrome-finance
GMX|GMX (Arbitrum)|-
RAY|Raydium Protocol Token|raydium
DRIFT|Drift|drift-protocol
DRIFT|Drift Governance|drift-protocol
KMNO|Kamino Finance|kamino
KAITO|Kaito AI|kaito
ZORA|ZORA|zora
GRASS|Grass (SOL)|grass
SIGN|Sign Protocol|sign-global
SPK|Spark Protocol|spark-2
SPK|SparksPay|sparks
PROVE|Succinct Prover Network|succinct
ERA|Caldera (ERA)|caldera
LA|Lagrange Token|lagrange
LA|LAToken|latoken
RED|RedStone Oracles|redstone-oracles
RED|Red|red
SHELL|MyShell Token|myshell
SHELL|Shell Protocol Token|shell-protocol-token
BIO|BIO|bio-protocol
JASMY|Jasmy|jasmycoin
JASMY|JasmyCoin (JASMY)|jasmycoin
TEL|Telcoin|telcoin
BWB|Bitget Wallet|bitget-wallet-token
CKB|Nervos|nervos-network
CKB|Common Knowledge Byte|nervos-network
KSM|Kusama Network|kusama
ZIL|Zilliqa|zilliqa
ZCN|0Chain|0chain
ZCN|Zus Network|0chain
ACH|Alchemy|alchemy-pay
ZIG|Zignaly|zignaly
ZIG|ZIGChain (ex-Zignaly)|zignaly
ORN|Orion Protocol|orion-protocol
LUMIA|Lumia (ex-Orion)|lumia
CQT|Covalent Query Token|covalent
CXT|Covalent X|covalent-x-token
BONE|BONE SHIBASWAP|bone-shibaswap
LEASH|DOGE KILLER|leash
ILV|Illuvium|illuvium
CVX|Convex Token|convex-finance
CVX|Convex|convex-finance
ARB|Arbitrum One|arbitrum
ARB|Arbitrum (ARB)|arbitrum
OP|Optimism (OP)|optimism
OP|OP Mainnet|optimism
NEAR|NEAR|near
NEAR|Near Protocol|near
NEAR|wNEAR|-
APT|Aptos Coin|aptos
SUI|SUI|sui
SUI|Sui Network|sui
ICP|Internet Computer Protocol|internet-computer
ICP|Dfinity (Internet Computer)|internet-computer
ALGO|Algorand|algorand
XTZ|Tez|tezos
XTZ|Tezos (XTZ)|tezos
TIA|Celestia|celestia
SEI|Sei Network|sei-network
MINA|Mina Protocol|mina-protocol
PYTH|Pyth|pyth-network
1000PEPE|1000 x PEPE|1000pepe
1000SATS|1000*SATS (Ordinals)|-
1000CAT|1000*Simon's Cat|-
1MBABYDOGE|1M x BabyDoge|-
OKB|OKB Token|okb
AUDIO|Audius|audius
BAND|BandToken|band-protocol
BAND|Band Protocol|band-protocol
STMX|StormX|storm
STMX|Storm|storm
STORJ|StorjToken|storj
REEF|Reef.finance|reef
COTI|COTI Token|coti
WEMIX|WEMIX TOKEN|wemix-token
SSV|SSV Token|ssv-network
BADGER|Badger DAO|badger-dao
API3|API3|api3
LQTY|LQTY|liquity
SHFL|Shuffle.com|shuffle-2
LISTA|Lista|lista-dao
lisUSD|Lista USD|helio-protocol-hay
cETH|Compound Ether|compound-ether
cUSDC|Compound USD Coin|compound-usd-coin
aUSDC|Aave interest bearing USDC|aave-usdc
aEthUSDC|Aave Ethereum USDC|-
aEthWETH|Aave Ethereum WETH|-
XETH|Ethereum|ethereum
XETH|Ether|ethereum
XXRP|Ripple|ripple
XXRP|XRP|ripple
XLTC|Litecoin|litecoin
XXMR|Monero|monero
XZEC|Zcash|zcash
XETC|Ethereum Classic|ethereum-classic
XXLM|Stellar Lumens|stellar
ETH.F|Ethereum (staked)|-
SOL.S|Solana staked|-
DOT.S|Polkadot Staked|-
ADA|Cardano (ADA)|cardano
DOGE|Dogecoin (DOGE)|dogecoin
BCH|Bitcoin Cash / BCH|bitcoin-cash
HBAR|HBAR|hedera-hashgraph
HBAR|Hedera Hashgraph|hedera-hashgraph
ATOM|Cosmos (ATOM)|cosmos
VTHO|VeThor Token|vethor-token
SHIB|SHIBA INU|shiba-inu
UNI|Uniswap Protocol Token|uniswap
LDO|Lido DAO Token|lido-dao
SUSHI|SushiToken|sushi
YFI|yearn.finance|yearn-finance
MLN|Enzyme Finance|melon
BNT|Bancor Network Token|bancor
ANKR|Ankr Eth|-
CELR|CelerToken|celer-network
GLM|Golem Network Token|golem
POWR|PowerLedger|power-ledger
ZRX|0x Protocol Token|0x
BAT|BAT|basic-attention-token
TUSD|TrueUSD|true-usd
PAXG|Paxos Gold|pax-gold
EURS|STASIS EURS Token|stasis-eurs
USDT|Tether USDt|tether
USDT|USD₮|tether
USDt|Tether (USDt)|tether
USD₮0|USD₮0|usdt0
XAUt|Tether Gold Tokens|tether-gold
BUSD|Binance-Peg BUSD Token|-
WIF|dogwifhat (SOL)|dogwifcoin
BONK|BONK (Solana)|-
PENGU|Pudgy Penguins (PENGU)|pudgy-penguins
TRUMP|Official Trump Meme|official-trump
FARTCOIN|Fartcoin (SOL)|fartcoin
HYPE|Hyperliquid (HYPE)|hyperliquid
S|Sonic Labs|sonic-3
IP|Story Protocol|story-2
PUMP|Pump|pump-fun
WLFI|World Liberty Financial Token|world-liberty-financial
XPL|Plasma Token|plasma
MON|Monad Token|monad
ASTER|Aster DEX|aster-2
0G|0G Labs|zero-gravity
BERA|Bera|berachain-bera
ZK|ZKsync Token|zksync
STRK|StarkNet Token|starknet
EIGEN|Eigen|eigenlayer
ETHFI|ether.fi governance token|ether-fi
ENA|ENA|ethena
USDe|USDe|ethena-usde
sUSDe|Staked USDe|ethena-staked-usde
weETH|Wrapped eETH|wrapped-eeth
ezETH|Renzo Restaked ETH|renzo-restaked-eth
rsETH|rsETH|kelp-dao-restaked-eth
pufETH|pufETH|pufeth
frxUSD|Frax USD|frax-usd
SKY|SKY Governance Token|sky
USDS|USDS Stablecoin|usds
MKR|Maker|maker
mSOL|Marinade staked SOL (mSOL)|msol
JitoSOL|Jito Staked SOL|jito-staked-sol
JLP|Jupiter Perps|-
INF|Infinity|sanctum-infinity
JTO|JITO|jito-governance-token
W|Wormhole Token|wormhole
TNSR|Tensor|-
RENDER|Render Token|render-token
HNT|Helium Network Token|helium
MOBILE|Helium Mobile|helium-mobile
`;
