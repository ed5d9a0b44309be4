import { normalizeIp } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';

/** `203.0.113.7:4711` and `[2001:db8::1]:443`, as some proxies write X-Forwarded-For. */
const WITH_PORT = /^(?:(\d+\.\d+\.\d+\.\d+)|\[([\da-f:.]+)\])(?::\d+)?$/i;

/**
 * The address a request comes from, without the port, which changes with each connection. For IPv6, the network, because
 * a client that has one address of it has them all.
 */
export function clientAddress(request: Pick<FastifyRequest, 'ip'>): string {
  return normalizeIp(addressOf(request));
}

/** The address without the port. */
export function addressOf({ ip }: Pick<FastifyRequest, 'ip'>): string {
  const [, v4, v6] = WITH_PORT.exec(ip) ?? [];
  return v4 ?? v6 ?? ip;
}
