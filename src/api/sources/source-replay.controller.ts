import {
  Body,
  ConflictException,
  Controller,
  HttpCode,
  NotFoundException,
  Param,
  Post,
  Res,
} from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { RunService, SourceBusy, UnknownSource } from '../../ingestion/lifecycle/run.service.js';
import { IdempotencyKey } from '../idempotency/idempotency-key.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { RUN } from '../openapi/run-schemas.js';
import { Needs } from '../access/needs.decorator.js';
import { runView } from '../runs/run-view.js';
import { badRequest } from '../validation.js';
import { ReplaySource } from './replay-source.dto.js';

@ApiTags('runs')
@Controller('sources')
export class SourceReplayController {
  constructor(private readonly runs: RunService) {}

  @Post(':name/replay')
  @HttpCode(202)
  @Needs('admin')
  @ApiOperation({
    summary: 'Normalise a source again from what is kept of it',
    description:
      'Without fetching, after a mapping has changed: all of it, or a span of observed time. Readers see what was until ' +
      'the run ends, then what is; where nothing differs, nothing is touched.',
  })
  @ApiParam({ name: 'name', description: 'A source, as `/sources` names it.', example: 'csv' })
  @IdempotencyKey()
  @ApiResponse({ status: 202, description: 'The run, queued. Its address is in Location.', schema: RUN })
  @ApiProblem(400, 401, 403, 404, 409, 413, 415, 422, 429, 503)
  async replay(
    @Param('name') name: string,
    @Body() { since, until }: ReplaySource,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    if (since && until && Date.parse(since) >= Date.parse(until))
      throw badRequest('until', 'must be later than since');
    const options = { ...(since && { since }), ...(until && { until }) };
    try {
      const run = await this.runs.request({ source: name, trigger: 'api', mode: 'replay', options });
      void reply.header('location', `/runs/${run.id}`);
      return runView(name, run);
    } catch (error) {
      if (error instanceof UnknownSource)
        throw new NotFoundException(`There is no source ${JSON.stringify(name.slice(0, 40))} that can run.`);
      if (error instanceof SourceBusy) throw new ConflictException(`${error.message}.`);
      throw error;
    }
  }
}
