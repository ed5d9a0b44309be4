import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** IPv6 addresses that the internet routes; NAT64, mapped and translated ones are outside of it. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** A host that leads into a network of our own, where PRIVATE_ADDRESSES refuses that. */
export class PrivateAddress extends Error {
  readonly code = 'private_address';

  constructor(host: string, address: string) {
    const where = host === address ? host : `${host} leads to ${address}, which`;
    super(`${where} is not a public address; set PRIVATE_ADDRESSES=allow to permit it`);
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
  return isUnicast && (parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_IPV6));
}

/** Resolves like `lookup`, and fails where one of the addresses is not public: what was checked is what is called. */
export function publicLookup(lookup: LookupFunction = systemLookup): LookupFunction {
  return (host, options, done) =>
    lookup(host, options, (error, found, family) => {
      if (error) return done(error, found, family);
      const bad = addressesOf(found).find((address) => !isPublicAddress(address));
      if (bad === undefined) return done(null, found, family);
      done(new PrivateAddress(host, bad), found, family);
    });
}

function addressesOf(found: string | LookupAddress[]): string[] {
  return typeof found === 'string' ? [found] : found.map(({ address }) => address);
}
