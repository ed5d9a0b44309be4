import { Controller, Get, Header, Param, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { JSON_TYPE, type JsonText, pageText } from '../json-text.js';
import { ApiList } from '../export/api-representation.js';
import { Costs } from '../fairness/costs.decorator.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { ApiReply } from '../openapi/api-reply.js';
import { totalOf } from '../openapi/total.js';
import { parseRecordId, recordNotFound } from '../record-id.js';
import { RejectionGroupsQuery } from './rejection-groups.dto.js';
import { RejectionSelections } from './rejection-selections.js';
import { RejectionsQuery } from './rejections-query.dto.js';
import { Rejection, RejectionPage } from './rejections.reply.js';
import { RejectionGroups } from './rejection-groups.reply.js';
import { RejectionsViewRepository } from './rejections-view.repository.js';

/** Maximum number of rejections to group. Reading more would take too long. */
const MAX_GROUPED = 250_000;

@ApiTags('rejections')
@Controller('rejections')
export class RejectionsController {
  constructor(
    private readonly rejections: RejectionsViewRepository,
    private readonly selections: RejectionSelections,
  ) {}

  @Get()
  @Header('content-type', JSON_TYPE)
  @ApiOperation({
    summary: 'List rejections',
    description: 'Records that failed validation, newest first, without their payloads.',
  })
  @ApiList(RejectionPage, 'A page of rejections.')
  @ApiProblem(400, 406, 422, 429, 503)
  async listRejections(
    @Query() query: RejectionsQuery,
    @Req() request: FastifyRequest,
  ): Promise<JsonText<RejectionPage>> {
    const { limit, cursor, source, code: codes, field: fields, run, status: statuses, count } = query;
    const ofSources = await this.selections.ofSources(source);
    const filter = { ...ofSources, codes, fields, runId: run?.toString(), statuses };
    const found = await this.rejections.list(filter, limit + 1, cursor);
    const total = await totalOf(count, (most) => this.rejections.countUpTo(filter, most));
    const page = found.slice(0, limit);
    const next_cursor = found.length > limit ? Number(page.at(-1)!.id) : null;
    const items = page.map(({ json }) => json);
    return pageText<RejectionPage>(items, { request_id: request.id, limit, next_cursor, ...total });
  }

  @Get('groups')
  @Costs(() => ({ units: 5 }))
  @ApiOperation({
    summary: 'Group rejections',
    description: `Groups the newest ${MAX_GROUPED.toLocaleString('en')} rejections by source, reason and field, largest group first.`,
  })
  @ApiReply(RejectionGroups, 'The groups, at most 1,000.')
  @ApiProblem(400, 429, 503)
  async groupRejections(
    @Query() query: RejectionGroupsQuery,
    @Req() request: FastifyRequest,
  ): Promise<RejectionGroups> {
    const { source, code: codes, field: fields, run, status: statuses } = query;
    const ofSources = await this.selections.ofSources(source);
    const filter = { ...ofSources, codes, fields, runId: run?.toString(), statuses };
    const groups = await this.rejections.groups(filter, MAX_GROUPED);
    const grouped = groups[0]?.grouped ?? 0;
    return {
      data: groups.map(({ grouped: _, ...group }) => group),
      metadata: {
        request_id: request.id,
        grouped,
        complete: grouped < MAX_GROUPED,
      },
    };
  }

  @Get(':id')
  @Header('content-type', JSON_TYPE)
  @ApiOperation({ summary: 'Get a rejection', description: 'The rejection with its original payload.' })
  @ApiParam({ name: 'id', description: 'The id of a rejection.', schema: { type: 'integer', example: 1 } })
  @ApiReply(Rejection, 'The rejection.')
  @ApiProblem(404, 429, 503)
  async getRejection(@Param('id') id: string): Promise<JsonText<Rejection>> {
    const json = await this.rejections.find(parseRecordId(id, 'rejection'));
    if (json === null) throw recordNotFound('rejection', id);
    return json;
  }
}
