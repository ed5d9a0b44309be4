import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../access/authenticator.js';
import { sessionKey } from '../console/session-cookie.js';

type Keyed = Pick<FastifyRequest, 'headers' | 'method'>;

const callers = new WeakMap<FastifyRequest, Caller>();

export function setCaller(request: FastifyRequest, caller: Caller): void {
  callers.set(request, caller);
}

/** The name of the key sent with the request, for the audit log. Only available on routes that require a key. */
export const Actor = createParamDecorator(
  (_: unknown, context: ExecutionContext) =>
    callers.get(context.switchToHttp().getRequest<FastifyRequest>())!.name,
);

/**
 * The key sent with a request: in `x-api-key`, in `Authorization: Bearer`, which more tools support, or in the
 * console's cookie.
 */
export function requestKey(request: Keyed): string | null {
  return headerKey(request) ?? sessionKey(request);
}

/** Whether the key was sent in a header or by a console session; null if there is no key. */
export function keySource(request: Keyed): 'key' | 'session' | null {
  if (headerKey(request) !== null) return 'key';
  return sessionKey(request) === null ? null : 'session';
}

function headerKey({ headers: { 'x-api-key': key, authorization = '' } }: Keyed): string | null {
  if (typeof key === 'string' && key) return key;
  return /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? null;
}
