import { Controller, Get, Header, Param, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { JSON_TYPE, type JsonText, pageText } from '../json-text.js';
import { ApiList } from '../export/api-representation.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { ApiReply } from '../openapi/api-reply.js';
import { idOf, noSuch } from '../record-id.js';
import { RejectionSelections } from './rejection-selections.js';
import { RejectionsQuery } from './rejections-query.dto.js';
import { Rejection, RejectionPage } from './rejections.reply.js';
import { RejectionsViewRepository } from './rejections-view.repository.js';

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
    const { limit, cursor, source, code: codes, field: fields, run, status: statuses } = query;
    const ofSources = await this.selections.ofSources(source);
    const filter = { ...ofSources, codes, fields, runId: run?.toString(), statuses };
    const found = await this.rejections.list(filter, limit + 1, cursor);
    const page = found.slice(0, limit);
    const next_cursor = found.length > limit ? Number(page.at(-1)!.id) : null;
    const items = page.map(({ json }) => json);
    return pageText<RejectionPage>(items, { request_id: request.id, limit, next_cursor });
  }

  @Get(':id')
  @Header('content-type', JSON_TYPE)
  @ApiOperation({ summary: 'Get a rejection', description: 'Includes the original payload.' })
  @ApiParam({ name: 'id', description: 'The id of a rejection.', schema: { type: 'integer', example: 1 } })
  @ApiReply(Rejection, 'The rejection.')
  @ApiProblem(404, 429, 503)
  async getRejection(@Param('id') id: string): Promise<JsonText<Rejection>> {
    const json = await this.rejections.find(idOf(id, 'rejection'));
    if (json === null) throw noSuch('rejection', id);
    return json;
  }
}
