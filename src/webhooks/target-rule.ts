import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { type AddressRule, isPublicAddress, PrivateAddress } from '../network/public-address.js';

/** Decides which addresses webhooks may be sent to: public ones, and the private hosts and ranges that the operator allowed. */
export class TargetRule implements AddressRule {
  readonly remedy = 'name the host or its range in WEBHOOK_PRIVATE_TARGETS to permit it';
  private readonly hosts: ReadonlySet<string>;
  private readonly ranges: readonly [ipaddr.IPv4 | ipaddr.IPv6, number][];

  constructor(named: readonly string[]) {
    this.ranges = named.flatMap((one) => (ipaddr.isValidCIDR(one) ? [ipaddr.parseCIDR(one)] : []));
    const hosts = named.filter((one) => !ipaddr.isValidCIDR(one));
    this.hosts = new Set(hosts.map(hostAndPort));
  }

  allows(address: string): boolean {
    return isPublicAddress(address) || this.ranges.some((range) => isWithin(address, range));
  }

  /** Whether the operator allowed this host, on this or any port. Its addresses are then not checked. */
  names(url: URL): boolean {
    return this.hosts.has(url.hostname) || this.hosts.has(`${url.hostname}:${portOf(url)}`);
  }

  /**
   * Refuses private targets that can be recognised without DNS.
   * @throws PrivateAddress
   */
  assertMayLead(url: URL): void {
    if (this.names(url)) return;
    // A fully qualified host name may end with a dot.
    const host = url.hostname.replace(/^\[|\]$|\.$/g, '');
    const isLocal = host === 'localhost' || host.endsWith('.localhost');
    if (isLocal || (isIP(host) && !this.allows(host))) throw new PrivateAddress(host, host, this);
  }
}

/** Normalises a configured host as the URL parser does, keeping its port. */
function hostAndPort(named: string): string {
  const [port = ''] = /:\d+$/.exec(named) ?? [];
  return new URL(`http://${named}`).hostname + port;
}

function portOf({ port, protocol }: URL): string {
  return port || (protocol === 'https:' ? '443' : '80');
}

function isWithin(address: string, [range, bits]: [ipaddr.IPv4 | ipaddr.IPv6, number]): boolean {
  if (!ipaddr.isValid(address)) return false;
  // An IPv4-mapped IPv6 address is treated as the IPv4 address it represents.
  const parsed = ipaddr.process(address);
  return parsed.kind() === range.kind() && (parsed as ipaddr.IPv6).match(range, bits);
}
