import type { FastifyReply } from 'fastify';

/** Adds names of request headers to the names already in `Vary`, such as Origin. */
export function varyBy(reply: FastifyReply, ...names: readonly string[]): void {
  const present = String(reply.getHeader('vary') ?? '').split(/\s*,\s*/);
  const all = new Map([...present, ...names].filter(Boolean).map((name) => [name.toLowerCase(), name]));
  void reply.header('vary', [...all.values()].join(', '));
}
