import { Body, Controller, HttpCode, NotFoundException, Param, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { RunService, SourceBusy, UnknownSource } from '../../ingestion/lifecycle/run.service.js';
import { IdempotencyKey } from '../idempotency/idempotency-key.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { ApiReply } from '../openapi/api-reply.js';
import { Audited } from '../audit/audited.decorator.js';
import { RequiresScope } from '../access/requires-scope.decorator.js';
import { runView } from '../runs/run-view.js';
import { RunReply } from '../runs/run.reply.js';
import { sourceBusy } from '../runs/source-busy.js';
import { badRequest } from '../field-faults.js';
import { ReplaySource } from './replay-source.dto.js';

@ApiTags('runs')
@Controller('sources')
export class SourceReplayController {
  constructor(private readonly runs: RunService) {}

  @Post(':name/replay')
  @Audited('source.replay', 'sources/:name')
  @HttpCode(202)
  @RequiresScope('admin')
  @ApiOperation({
    summary: 'Replay a source',
    description:
      'Normalises stored payloads again, without fetching, for example after a mapping has changed: all payloads, or those ' +
      'observed within a time span. Readers see the old values until the run ends; unchanged rows are not written.',
  })
  @ApiParam({ name: 'name', description: 'The name of a source, as in `/sources`.', example: 'csv' })
  @IdempotencyKey()
  @ApiReply(RunReply, 'The queued run. Its URL is in the Location header.', 202)
  @ApiProblem(400, 401, 403, 404, 409, 413, 415, 422, 429, 503)
  async replaySource(
    @Param('name') name: string,
    @Body() { since, until }: ReplaySource,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RunReply> {
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
      if (error instanceof SourceBusy) throw sourceBusy(error);
      throw error;
    }
  }
}
