import {
  Body,
  ConflictException,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  NotFoundException,
  Param,
  Post,
  Query,
  Req,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { now } from '../../domain/clock.js';
import { type ApiKeyRow, ApiKeysRepository } from '../../access/api-keys.repository.js';
import { ApiKeysService, type IssuedKey, ApiKeyError } from '../../access/api-keys.service.js';
import { IdempotencyInterceptor } from '../idempotency/idempotency.interceptor.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { ApiReply } from '../openapi/api-reply.js';
import { PageQuery } from '../page-query.dto.js';
import { badRequest } from '../field-faults.js';
import { IssueApiKey, RotateApiKey } from './api-keys.dto.js';
import { ApiKeyPage, ApiKeyReply, IssuedApiKey } from './api-keys.reply.js';
import { Actor } from './caller.js';
import { Audited } from '../audit/audited.decorator.js';
import { RequiresScope } from './requires-scope.decorator.js';
import { NoIdempotencyKeyGuard } from './no-idempotency-key.guard.js';

const ID = ApiParam({
  name: 'id',
  description: 'The id of a key.',
  schema: { type: 'integer', example: 1 },
});

@ApiTags('access')
@RequiresScope('admin')
@UseInterceptors(IdempotencyInterceptor)
@Controller('api-keys')
export class ApiKeysController {
  constructor(
    private readonly keys: ApiKeysRepository,
    private readonly service: ApiKeysService,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'List API keys',
    description: 'All API keys, newest first, without the keys themselves.',
  })
  @ApiReply(ApiKeyPage, 'A page of keys.')
  @ApiProblem(400, 401, 403, 429, 503)
  async listApiKeys(
    @Query() { limit, cursor }: PageQuery,
    @Req() request: FastifyRequest,
  ): Promise<ApiKeyPage> {
    const found = await this.keys.list(limit + 1, cursor);
    const data = found.slice(0, limit).map(view);
    const next_cursor = found.length > limit ? data.at(-1)!.id : null;
    return { data, metadata: { request_id: request.id, limit, next_cursor } };
  }

  @Post()
  @Audited('api_key.issue', 'api-keys')
  @UseGuards(NoIdempotencyKeyGuard)
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Issue an API key',
    description: 'Creates an API key. The key is shown only in this reply.',
  })
  @ApiReply(IssuedApiKey, 'The key.', 201)
  @ApiProblem(400, 401, 403, 409, 413, 415, 429, 503)
  async issueApiKey(
    @Body() { name, scopes, expires_at }: IssueApiKey,
    @Actor() actor: string,
  ): Promise<IssuedApiKey> {
    const expiresAt = expires_at === undefined ? null : new Date(expires_at);
    if (expiresAt && expiresAt <= now()) throw badRequest('expires_at', 'must be in the future');
    return issued(await orThrowProblem(this.service.issue({ name, scopes, expiresAt }, actor)));
  }

  @Post(':id/rotate')
  @Audited('api_key.rotate', 'api-keys/:id')
  @UseGuards(NoIdempotencyKeyGuard)
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Rotate an API key',
    description:
      'Replaces the key with a new one of the same name, scopes and lifetime. The old key works until the grace period ends.',
  })
  @ID
  @ApiReply(IssuedApiKey, 'The new key.', 201)
  @ApiProblem(400, 401, 403, 404, 409, 413, 415, 429, 503)
  async rotateApiKey(
    @Param('id') id: string,
    @Body() body: RotateApiKey,
    @Actor() actor: string,
  ): Promise<IssuedApiKey> {
    return issued(await orThrowProblem(this.service.rotate(idOf(id), body.grace_seconds, actor)));
  }

  @Delete(':id')
  @Audited('api_key.revoke', 'api-keys/:id')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Revoke an API key',
    description: 'Revokes an API key, which stops working within five seconds.',
  })
  @ID
  @ApiReply(ApiKeyReply, 'The revoked key.')
  @ApiProblem(400, 401, 403, 404, 429, 503)
  async revokeApiKey(@Param('id') id: string, @Actor() actor: string): Promise<ApiKeyReply> {
    return view(await orThrowProblem(this.service.revoke(idOf(id), actor)));
  }
}

async function orThrowProblem<T>(change: Promise<T>): Promise<T> {
  try {
    return await change;
  } catch (error) {
    if (!(error instanceof ApiKeyError)) throw error;
    if (error.code === 'not_found') throw new NotFoundException(error.message);
    throw new ConflictException(error.message);
  }
}

function idOf(id: string): string {
  if (/^\d{1,18}$/.test(id)) return id;
  throw new NotFoundException(`API key ${JSON.stringify(id.slice(0, 40))} does not exist.`);
}

function view(row: ApiKeyRow): ApiKeyReply {
  return {
    id: Number(row.id),
    name: row.name,
    prefix: row.prefix,
    scopes: [...row.scopes],
    created_at: row.createdAt.toISOString(),
    expires_at: row.expiresAt?.toISOString() ?? null,
    rotated_at: row.rotatedAt?.toISOString() ?? null,
    revoked_at: row.revokedAt?.toISOString() ?? null,
    last_used_at: row.lastUsedAt?.toISOString() ?? null,
  };
}

function issued({ key, row }: IssuedKey): IssuedApiKey {
  return { key, ...view(row) };
}
