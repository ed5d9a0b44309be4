import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** IPv6 addresses that the internet routes; NAT64, mapped and translated ones are outside of it. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** Public, although Azure answers there for each virtual machine: its credentials and settings. */
const PLATFORM_ADDRESSES = ['168.63.129.16'];

/** Which addresses may be connected to. */
export interface AddressRule {
  allows(address: string): boolean;
  /** The setting that would permit others, for the error message. */
  remedy: string;
}

/** A host that leads into a network of our own, where the rule refuses that. */
export class PrivateAddress extends Error {
  readonly code = 'private_address';

  constructor(host: string, address: string, { remedy }: AddressRule) {
    const where = host === address ? host : `${host} leads to ${address}, which`;
    super(`${where} is not a public address; ${remedy}`);
  }
}

/**
 * Whether the registries of IANA (RFC 6890) say that the address may be anywhere in the internet: not private, loopback,
 * link-local, shared (CGNAT), multicast, reserved, or an IPv4 address wrapped in an IPv6 one.
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

/** Resolves like `lookup`, and fails where the rule refuses one of the addresses: what was checked is what is called. */
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
