import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../access/authenticator.js';
import { sessionKey } from '../console/session-cookie.js';

const callers = new WeakMap<FastifyRequest, Caller>();

export function admit(request: FastifyRequest, caller: Caller): void {
  callers.set(request, caller);
}

/** The name of the key that the request came with, where the address needs one: who it was, in the audit log. */
export const Actor = createParamDecorator(
  (_: unknown, context: ExecutionContext) =>
    callers.get(context.switchToHttp().getRequest<FastifyRequest>())!.name,
);

/** The key that a request was sent with: as `x-api-key`, as `Authorization: Bearer`, which more tools can send, or by the console. */
export function givenKey(request: Pick<FastifyRequest, 'headers' | 'method'>): string | null {
  const { headers } = request;
  const { 'x-api-key': key, authorization = '' } = headers;
  if (typeof key === 'string' && key) return key;
  return /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? sessionKey(request);
}
