import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { includesScope, type Scope } from '../../access/scope.js';
import { CONFIG, type Config } from '../../config/config.js';
import { setCaller, requestKey } from './caller.js';
import { ProblemException } from '../problem.exception.js';
import { CallerResolver } from './caller-resolver.js';
import { REQUIRED_SCOPE } from './requires-scope.decorator.js';

const UNKNOWN_KEY = 'The key in x-api-key is unknown, expired or revoked.';

/** Checks that the request's key has the scope required by the route. */
@Injectable()
export class ScopeGuard implements CanActivate {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly reflector: Reflector,
    private readonly callers: CallerResolver,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const places = [context.getHandler(), context.getClass()];
    const declared = this.reflector.getAllAndOverride<Scope | null | undefined>(REQUIRED_SCOPE, places);
    const needed = declared === undefined ? this.ofReads() : declared;
    const http = context.switchToHttp();
    if (needed) await this.demand(needed, http.getRequest(), http.getResponse());
    else if (declared === undefined) await this.refuseWrongKey(http.getRequest(), http.getResponse());
    return true;
  }

  /** Whether the request may read. Only reports it: the route refuses the request. */
  async mayRead(request: FastifyRequest): Promise<boolean> {
    const caller = await this.callers.callerOf(request);
    const needed = this.ofReads();
    if (!caller) return !needed && requestKey(request) === null;
    return !needed || includesScope(caller.scopes, needed);
  }

  /** The scope that reads require; null if they are open. */
  ofReads(): Scope | null {
    return this.config.READS === 'closed' ? 'read' : null;
  }

  /** @throws ProblemException, ThrottlerException */
  async demand(needed: Scope, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const caller = await this.callers.callerOf(request);
    if (caller && includesScope(caller.scopes, needed)) return setCaller(request, caller);
    const error = caller ? ', error="insufficient_scope"' : '';
    void reply.header('www-authenticate', `Bearer realm="kasparro", scope="${needed}"${error}`);
    if (caller)
      throw new ProblemException(
        'missing_scope',
        `This requires a key with the scope ${needed}; the key ${caller.name} has ${caller.scopes.join(', ')}.`,
        { scope: needed },
      );
    if (requestKey(request) !== null)
      throw new ProblemException('invalid_key', `${UNKNOWN_KEY} This requires one with the scope ${needed}.`);
    throw new ProblemException(
      'missing_key',
      `This requires a key with the scope ${needed}, in the header x-api-key. ADMIN_API_KEY is one; \`make key\` creates others.`,
      { scope: needed },
    );
  }

  /** Refuses a wrong key even where no key is needed, so that the client notices the mistake. */
  private async refuseWrongKey(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (requestKey(request) === null || (await this.callers.callerOf(request))) return;
    void reply.header('www-authenticate', 'Bearer realm="kasparro", error="invalid_token"');
    throw new ProblemException(
      'invalid_key',
      `${UNKNOWN_KEY} This path does not require a key: correct it or leave it out.`,
    );
  }
}
