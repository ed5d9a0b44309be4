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
import { ApiOkResponse, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { now } from '../../domain/clock.js';
import { type ApiKeyRow, ApiKeysRepository } from '../../access/api-keys.repository.js';
import { ApiKeysService, type IssuedKey, ApiKeyError } from '../../access/api-keys.service.js';
import { API_KEY, API_KEY_PAGE, ISSUED_KEY } from '../openapi/api-key-schemas.js';
import { IdempotencyInterceptor } from '../idempotency/idempotency.interceptor.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { badRequest } from '../validation.js';
import { ApiKeysQuery, IssueApiKey, RotateApiKey } from './api-keys.dto.js';
import { Actor } from './caller.js';
import { Needs } from './needs.decorator.js';
import { NotTwice } from './not-twice.guard.js';

const ID = ApiParam({
  name: 'id',
  description: 'The id of a key.',
  schema: { type: 'integer', example: 1 },
});

@ApiTags('access')
@Needs('admin')
@UseInterceptors(IdempotencyInterceptor)
@Controller('api-keys')
export class ApiKeysController {
  constructor(
    private readonly keys: ApiKeysRepository,
    private readonly service: ApiKeysService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'API keys, newest first; without what is secret of them' })
  @ApiOkResponse({ description: 'A page of keys.', schema: API_KEY_PAGE })
  @ApiProblem(400, 401, 403, 429, 503)
  async list(@Query() { limit, cursor }: ApiKeysQuery, @Req() request: FastifyRequest) {
    const found = await this.keys.list(limit + 1, cursor);
    const data = found.slice(0, limit).map(view);
    const next_cursor = found.length > limit ? data.at(-1)!.id : null;
    return { data, metadata: { request_id: request.id, limit, next_cursor } };
  }

  @Post()
  @UseGuards(NotTwice)
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Issue a key', description: 'The reply is the one place where it is shown.' })
  @ApiResponse({ status: 201, description: 'The key.', schema: ISSUED_KEY })
  @ApiProblem(400, 401, 403, 409, 413, 415, 429, 503)
  async issue(@Body() { name, scopes, expires_at }: IssueApiKey, @Actor() actor: string) {
    const expiresAt = expires_at === undefined ? null : new Date(expires_at);
    if (expiresAt && expiresAt <= now()) throw badRequest('expires_at', 'must be still to come');
    return issued(await asked(this.service.issue({ name, scopes, expiresAt }, actor)));
  }

  @Post(':id/rotate')
  @UseGuards(NotTwice)
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Put a new key in the place of one',
    description:
      'Of the same name and scopes; one that expires lasts as long again. The old one works until the grace is over.',
  })
  @ID
  @ApiResponse({ status: 201, description: 'The new key.', schema: ISSUED_KEY })
  @ApiProblem(400, 401, 403, 404, 409, 413, 415, 429, 503)
  async rotate(@Param('id') id: string, @Body() body: RotateApiKey, @Actor() actor: string) {
    return issued(await asked(this.service.rotate(idOf(id), body.grace_seconds, actor)));
  }

  @Delete(':id')
  @HttpCode(200)
  @ApiOperation({ summary: 'Revoke a key', description: 'It works no more after five seconds at most.' })
  @ID
  @ApiOkResponse({ description: 'The key, revoked.', schema: API_KEY })
  @ApiProblem(400, 401, 403, 404, 429, 503)
  async revoke(@Param('id') id: string, @Actor() actor: string) {
    return view(await asked(this.service.revoke(idOf(id), actor)));
  }
}

async function asked<T>(change: Promise<T>): Promise<T> {
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

function view(row: ApiKeyRow) {
  return {
    id: Number(row.id),
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes,
    created_at: row.createdAt,
    expires_at: row.expiresAt,
    rotated_at: row.rotatedAt,
    revoked_at: row.revokedAt,
    last_used_at: row.lastUsedAt,
  };
}

function issued({ key, row }: IssuedKey) {
  return { key, ...view(row) };
}
