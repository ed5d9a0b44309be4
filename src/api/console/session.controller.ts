import { Controller, Delete, Get, Header, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../access/authenticator.js';
import { requestKey } from '../access/caller.js';
import { CallerResolver } from '../access/caller-resolver.js';
import { Audited } from '../audit/audited.decorator.js';
import { KEY_SCHEME, RequiresScope, AllowsNoKey } from '../access/requires-scope.decorator.js';
import { ScopeGuard } from '../access/scope.guard.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { ApiReply } from '../openapi/api-reply.js';
import { endSession, setSession } from './session-cookie.js';
import { Session } from './session.reply.js';

/** Logs browsers in. The service stores no sessions: the cookie contains the key, so revoking the key ends its sessions. */
@ApiTags('access')
@Controller('session')
export class SessionController {
  constructor(
    private readonly callers: CallerResolver,
    private readonly scopes: ScopeGuard,
  ) {}

  @Get()
  @AllowsNoKey()
  @ApiSecurity(KEY_SCHEME)
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Get the permissions of a key',
    description:
      'The permissions of the key sent with the request. An invalid key is treated like a missing one.',
  })
  @ApiReply(Session, 'The name and the permissions of the key.')
  @ApiProblem(429, 503)
  async getSession(@Req() request: FastifyRequest): Promise<Session> {
    return this.view(await this.callers.callerOf(request));
  }

  @Post()
  @Audited('session.start', 'session')
  @RequiresScope('read')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Log a browser in',
    description:
      'Sets a session cookie with the key of this request (http-only, SameSite=Strict). With the cookie, ' +
      'requests other than GET and HEAD also need the header `x-kasparro-console`.',
  })
  @ApiReply(Session, "The key's permissions.")
  @ApiProblem(400, 401, 403, 429, 503)
  async logIn(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    setSession(request, reply, requestKey(request)!);
    return this.view(await this.callers.callerOf(request));
  }

  @Delete()
  @AllowsNoKey()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Log a browser out',
    description: 'Removes the cookie. The key itself remains valid.',
  })
  @ApiReply(Session, 'The permissions that remain without a key.')
  @ApiProblem(400, 429, 503)
  logOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Session {
    endSession(request, reply);
    return this.view(null);
  }

  private view(caller: Caller | null): Session {
    return {
      name: caller?.name ?? null,
      scopes: [...(caller?.scopes ?? [])],
      reads_open: this.scopes.ofReads() === null,
    };
  }
}
