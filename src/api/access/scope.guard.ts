import {
  type CanActivate,
  type ExecutionContext,
  ForbiddenException,
  Inject,
  Injectable,
  UnauthorizedException,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { allows, type Scope } from '../../access/scope.js';
import { CONFIG, type Config } from '../../config/config.js';
import { admit, givenKey } from './caller.js';
import { Callers } from './callers.js';
import { NEEDED } from './needs.decorator.js';

/** Lets pass who has a key with the scope that the address needs. */
@Injectable()
export class ScopeGuard implements CanActivate {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly reflector: Reflector,
    private readonly callers: Callers,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const places = [context.getHandler(), context.getClass()];
    const said = this.reflector.getAllAndOverride<Scope | null | undefined>(NEEDED, places);
    const needed = said === undefined ? this.ofReads() : said;
    const http = context.switchToHttp();
    if (needed) await this.demand(needed, http.getRequest(), http.getResponse());
    return true;
  }

  /** What reads need; null where they are open. */
  ofReads(): Scope | null {
    return this.config.READS === 'closed' ? 'read' : null;
  }

  /** @throws UnauthorizedException, ForbiddenException, ThrottlerException */
  async demand(needed: Scope, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const caller = await this.callers.of(request, reply);
    if (caller && allows(caller.scopes, needed)) return admit(request, caller);
    const error = caller ? ', error="insufficient_scope"' : '';
    void reply.header('www-authenticate', `Bearer realm="kasparro", scope="${needed}"${error}`);
    if (caller)
      throw new ForbiddenException(
        `This needs a key with the scope ${needed}; the key ${caller.name} has ${caller.scopes.join(', ')}.`,
      );
    throw new UnauthorizedException(
      givenKey(request) === null
        ? `This needs a key with the scope ${needed}, in the header x-api-key. ADMIN_API_KEY is one; \`make key\` makes others.`
        : `Nobody has the key in x-api-key, or it works no more. This needs one with the scope ${needed}.`,
    );
  }
}
