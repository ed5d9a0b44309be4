import { Controller, Get, Header, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { RequiresScope } from '../access/requires-scope.decorator.js';
import { ApiList } from '../export/api-representation.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { totalOf } from '../openapi/total.js';
import { AuditQuery } from './audit-query.dto.js';
import { AuditPage } from './audit.reply.js';
import { AuditViewRepository } from './audit-view.repository.js';

@ApiTags('access')
@RequiresScope('admin')
@Controller('audit')
export class AuditController {
  constructor(private readonly entries: AuditViewRepository) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'List the audit log',
    description:
      'Who changed what and when, and who was refused, newest first. Entries are dropped after `RETENTION_AUDIT`.',
  })
  @ApiList(AuditPage, 'A page of the audit log.')
  @ApiProblem(400, 401, 403, 406, 422, 429, 503)
  async listAuditEntries(@Query() query: AuditQuery, @Req() request: FastifyRequest): Promise<AuditPage> {
    const { limit } = query;
    const found = await this.entries.list(query, limit + 1);
    const data = found.slice(0, limit);
    const total = await totalOf(query.count, (most) => this.entries.countUpTo(query, most));
    const next_cursor = found.length > limit ? data.at(-1)!.id : null;
    return { data, metadata: { request_id: request.id, limit, next_cursor, ...total } };
  }
}
