/** On EVM chains: 20 bytes in hexadecimal, which some files write without the prefix. */
const EVM = /^(?:0x)?([0-9a-f]{40})$/i;
/** On Sui, Aptos and Starknet: up to 32 bytes, where leading zeros may be omitted. Names may follow: `0x2::sui::SUI`. */
const LONG = /^0x0*([0-9a-f]{1,64})(::.*)?$/i;
/** On Cardano and others: hexadecimal without a prefix. */
const BARE = /^[0-9a-f]{41,}$/i;
const IBC = /^ibc\/([0-9a-f]{64})$/i;

/** Stand-ins in the place of an address: null, burn and precompile addresses, and those that aggregators use for native coins. */
const PLACEHOLDERS: readonly RegExp[] = [
  /^0x0?$|^0x0{38}[0-9a-f]{2}$|^0x(?:e{40}|f{40}|0{36}dead)$/,
  // Solana, Tron and TON.
  /^(?:So)?1{20,}$|^T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb$|^[EU]QA{40,}|^0:0+$/,
  /^(?:native|none|null|nil|undefined|unknown|tbd|false|coin|n\/?a|not applicable|no contract|\P{Alphabetic}{1,3})$/iu,
];

/**
 * The one spelling of an address that all sources share; null if it is a placeholder. Only hexadecimal is read without case:
 * in other formats, such as base58, case matters.
 */
export function canonicalAddress(given: string): string | null {
  const address = spelledAlike(given.trim());
  return PLACEHOLDERS.some((placeholder) => placeholder.test(address)) ? null : address;
}

function spelledAlike(address: string): string {
  const [, evm] = EVM.exec(address) ?? [];
  if (evm) return `0x${evm.toLowerCase()}`;
  const [, digits, names = ''] = LONG.exec(address) ?? [];
  if (digits) return `0x${digits.toLowerCase()}${names}`;
  const [, denomination] = IBC.exec(address) ?? [];
  if (denomination) return `ibc/${denomination.toUpperCase()}`;
  return BARE.test(address) ? address.toLowerCase() : address;
}
