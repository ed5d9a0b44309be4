import type { FastifyReply } from 'fastify';

/** Adds names of request headers to the names already in `Vary`, such as Origin. */
export function varyBy(reply: FastifyReply, ...names: readonly string[]): void {
  const header = String(reply.getHeader('vary') ?? '');
  const present = header.toLowerCase().split(/\s*,\s*/);
  const missing = names.filter((name) => !present.includes(name.toLowerCase()));
  if (missing.length) void reply.header('vary', [...(header ? [header] : []), ...missing].join(', '));
}
