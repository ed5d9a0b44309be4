import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Globally routed IPv6 addresses, which exclude NAT64, mapped and translated ones. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** A public address under which Azure provides credentials and settings to each virtual machine. */
const PLATFORM_ADDRESSES = ['168.63.129.16'];

/** The addresses that connections are allowed to. */
export interface AddressRule {
  allows(address: string): boolean;
  /** The setting that permits others, for the error message. */
  remedy: string;
}

/** A host that leads into a private network, which the rule refuses. */
export class PrivateAddress extends Error {
  readonly code = 'private_address';

  constructor(host: string, address: string, { remedy }: AddressRule) {
    const where = host === address ? host : `${host} leads to ${address}, which`;
    super(`${where} is not a public address; ${remedy}`);
  }
}

/**
 * Whether the address is public according to the IANA registries (RFC 6890): not private, loopback,
 * link-local, shared (CGNAT), multicast, reserved, or an IPv4 address embedded in an IPv6 one.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  const isUnicast = parsed.range() === 'unicast';
  if (PLATFORM_ADDRESSES.includes(parsed.toString())) return false;
  return isUnicast && (parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_IPV6));
}

export const PUBLIC_ONLY: AddressRule = {
  allows: isPublicAddress,
  remedy: 'set PRIVATE_ADDRESSES=allow to permit it',
};

/**
 * Resolves like `lookup`, and fails if the rule refuses one of the addresses, so that the checked address is the one that
 * is called.
 */
export function guardedLookup(rule: AddressRule, lookup: LookupFunction = systemLookup): LookupFunction {
  return (host, options, done) =>
    lookup(host, options, (error, found, family) => {
      if (error) return done(error, found, family);
      const bad = addressesOf(found).find((address) => !rule.allows(address));
      if (bad === undefined) return done(null, found, family);
      done(new PrivateAddress(host, bad, rule), found, family);
    });
}

function addressesOf(found: string | LookupAddress[]): string[] {
  return typeof found === 'string' ? [found] : found.map(({ address }) => address);
}
