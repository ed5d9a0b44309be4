import { Controller, Get, Header, NotFoundException, Param, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ApiProblem } from '../openapi/api-problem.js';
import { REJECTION, REJECTION_PAGE } from '../openapi/rejection-schemas.js';
import { RejectionSelections } from './rejection-selections.js';
import { RejectionsQuery } from './rejections-query.dto.js';
import { RejectionsViewRepository } from './rejections-view.repository.js';

const JSON_TYPE = 'application/json; charset=utf-8';

@ApiTags('rejections')
@Controller('rejections')
export class RejectionsController {
  constructor(
    private readonly rejections: RejectionsViewRepository,
    private readonly selections: RejectionSelections,
  ) {}

  @Get()
  @Header('content-type', JSON_TYPE)
  @ApiOperation({ summary: 'Records that failed validation, newest first' })
  @ApiOkResponse({ description: 'A page of rejections, without their payloads.', schema: REJECTION_PAGE })
  @ApiProblem(400, 429, 503)
  async list(@Query() query: RejectionsQuery, @Req() request: FastifyRequest): Promise<string> {
    const { limit, cursor, status, ...selection } = query;
    const filter = { ...(await this.selections.filterOf(selection)), status };
    const found = await this.rejections.list(filter, limit + 1, cursor);
    const page = found.slice(0, limit);
    const next_cursor = found.length > limit ? Number(page.at(-1)!.id) : null;
    const metadata = JSON.stringify({ request_id: request.id, limit, next_cursor });
    return `{"data":[${page.map(({ json }) => json).join(',')}],"metadata":${metadata}}`;
  }

  @Get(':id')
  @Header('content-type', JSON_TYPE)
  @ApiOperation({ summary: 'One rejection with its payload as it came' })
  @ApiParam({ name: 'id', description: 'The id of a rejection.', schema: { type: 'integer', example: 1 } })
  @ApiOkResponse({ description: 'The rejection.', schema: REJECTION })
  @ApiProblem(404, 429, 503)
  async one(@Param('id') id: string): Promise<string> {
    const json = isId(id) ? await this.rejections.find(id) : null;
    if (json === null) throw noRejection(id);
    return json;
  }
}

export function isId(id: string): boolean {
  return /^\d{1,18}$/.test(id);
}

export function noRejection(id: string): NotFoundException {
  return new NotFoundException(`There is no rejection ${JSON.stringify(id.slice(0, 40))}.`);
}
