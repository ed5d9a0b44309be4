import { normalizeIp } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';

/** An address with a port, `203.0.113.7:4711` or `[2001:db8::1]:443`, as some proxies write in X-Forwarded-For. */
const WITH_PORT = /^(?:(\d+\.\d+\.\d+\.\d+)|\[([\da-f:.]+)\])(?::\d+)?$/i;

/**
 * The client's IP address without the port, which changes with each connection. For IPv6 it is the network prefix,
 * because a client with one address in a network can use all of them.
 */
export function clientAddress(request: Pick<FastifyRequest, 'ip'>): string {
  return normalizeIp(addressOf(request));
}

/** The request's IP address without a port. */
export function addressOf({ ip }: Pick<FastifyRequest, 'ip'>): string {
  const [, v4, v6] = WITH_PORT.exec(ip) ?? [];
  return v4 ?? v6 ?? ip;
}
