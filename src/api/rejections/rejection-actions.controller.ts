import { Body, ConflictException, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { RejectionReplayService } from '../../ingestion/replay/rejection-replay.service.js';
import { IdempotencyKey } from '../idempotency/idempotency-key.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { DISCARDED, REPLAYED } from '../openapi/rejection-schemas.js';
import { Actor } from '../access/caller.js';
import { Needs } from '../access/needs.decorator.js';
import { DiscardRejection, DiscardRejections, ReplayRejections } from './rejection-bodies.dto.js';
import { RejectionDiscards } from './rejection-discards.js';
import { RejectionSelections } from './rejection-selections.js';
import { isId, noRejection } from './rejections.controller.js';

@ApiTags('rejections')
@Needs('admin')
@Controller('rejections')
export class RejectionActionsController {
  constructor(
    private readonly replays: RejectionReplayService,
    private readonly discards: RejectionDiscards,
    private readonly selections: RejectionSelections,
  ) {}

  @Post('replay')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Try open rejections again',
    description:
      'Under the schemas and accepted renames of today. What passes is stored with the run that rejected it; what fails ' +
      'stays open. Without `"dry_run": false` it only says what would pass.',
  })
  @IdempotencyKey()
  @ApiOkResponse({ description: 'What passed and what failed.', schema: REPLAYED })
  @ApiProblem(400, 401, 403, 409, 413, 415, 422, 429, 503)
  async replay(@Body() { filter, dry_run, limit, after }: ReplayRejections) {
    const selected = await this.selections.filterOf(filter);
    const options = { dryRun: dry_run, limit, after: after === undefined ? undefined : String(after) };
    const { matched, passed, failed, failures, sample, nextAfter } = await this.replays.replay(
      selected,
      options,
    );
    return {
      dry_run,
      matched,
      passed,
      failed,
      failures: Object.entries(failures).map(([code, count]) => ({ code, count })),
      sample: sample.map(({ id, source, externalId, reasons }) => ({
        id: Number(id),
        source,
        external_id: externalId,
        reasons,
      })),
      next_after: nextAfter === null ? null : Number(nextAfter),
    };
  }

  @Post('discard')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give up the open rejections that a filter finds' })
  @IdempotencyKey()
  @ApiOkResponse({ description: 'How many were given up.', schema: DISCARDED })
  @ApiProblem(400, 401, 403, 409, 413, 415, 422, 429, 503)
  async discardAll(@Body() { filter, reason }: DiscardRejections, @Actor() actor: string) {
    return { discarded: await this.discards.discard(await this.selections.filterOf(filter), reason, actor) };
  }

  @Post(':id/discard')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give up one rejection' })
  @IdempotencyKey()
  @ApiParam({ name: 'id', description: 'The id of a rejection.', schema: { type: 'integer', example: 1 } })
  @ApiOkResponse({ description: 'It was given up.', schema: DISCARDED })
  @ApiProblem(400, 401, 403, 404, 409, 413, 415, 422, 429, 503)
  async discard(@Param('id') id: string, @Body() { reason }: DiscardRejection, @Actor() actor: string) {
    if (!isId(id)) throw noRejection(id);
    const discarded = await this.discards.discard({ ids: [id] }, reason, actor);
    if (discarded) return { discarded };
    const status = await this.discards.statusOf(id);
    if (status === null) throw noRejection(id);
    throw new ConflictException(`Rejection ${id} is ${status} already.`);
  }
}
