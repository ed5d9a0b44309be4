import { Body, ConflictException, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { changedNothing } from '../../audit/audited-request.js';
import { RejectionReplayService } from '../../ingestion/replay/rejection-replay.service.js';
import { IdempotencyKey } from '../idempotency/idempotency-key.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { ApiReply } from '../openapi/api-reply.js';
import { parseRecordId, recordNotFound } from '../record-id.js';
import { Actor } from '../access/caller.js';
import { Audited } from '../audit/audited.decorator.js';
import { RequiresScope } from '../access/requires-scope.decorator.js';
import { DiscardRejection, DiscardRejections, ReplayRejections } from './rejection-bodies.dto.js';
import { RejectionDiscards } from './rejection-discards.js';
import { RejectionSelections } from './rejection-selections.js';
import { Discarded, RejectionReplay } from './rejection-actions.reply.js';

@ApiTags('rejections')
@RequiresScope('admin')
@Controller('rejections')
export class RejectionActionsController {
  constructor(
    private readonly replays: RejectionReplayService,
    private readonly discards: RejectionDiscards,
    private readonly selections: RejectionSelections,
  ) {}

  @Post('replay')
  @Audited('rejections.replay', 'rejections')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Replay open rejections',
    description:
      'Validates rejections again with the current schemas and accepted renames. Records that pass are stored under the run ' +
      'that rejected them; the other rejections stay open. This is a dry run unless `"dry_run": false` is sent.',
  })
  @IdempotencyKey()
  @ApiBody({
    type: ReplayRejections,
    examples: {
      'a dry run': { value: { filter: { source: 'csv' } } },
      'a fixed field': {
        value: { filter: { code: 'not_a_number', field: 'current_price' }, dry_run: false },
      },
    },
  })
  @ApiReply(RejectionReplay, 'How many passed and how many failed.')
  @ApiProblem(400, 401, 403, 409, 413, 415, 422, 429, 503)
  async replayRejections(
    @Body() { filter, dry_run, limit, after }: ReplayRejections,
  ): Promise<RejectionReplay> {
    if (dry_run) changedNothing();
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
        reasons: [...reasons],
      })),
      next_after: nextAfter === null ? null : Number(nextAfter),
    };
  }

  @Post('discard')
  @Audited('rejections.discard', 'rejections')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Discard rejections',
    description: 'Discards all open rejections that match the filter.',
  })
  @IdempotencyKey()
  @ApiBody({
    type: DiscardRejections,
    examples: {
      'by code': { value: { filter: { source: 'csv', code: 'ragged_row' }, reason: 'a truncated line' } },
    },
  })
  @ApiReply(Discarded, 'How many were discarded.')
  @ApiProblem(400, 401, 403, 409, 413, 415, 422, 429, 503)
  async discardRejections(
    @Body() { filter, reason }: DiscardRejections,
    @Actor() actor: string,
  ): Promise<Discarded> {
    return { discarded: await this.discards.discard(await this.selections.filterOf(filter), reason, actor) };
  }

  @Post(':id/discard')
  @Audited('rejections.discard', 'rejections/:id')
  @HttpCode(200)
  @ApiOperation({ summary: 'Discard a rejection', description: 'Discards one open rejection.' })
  @IdempotencyKey()
  @ApiParam({ name: 'id', description: 'The id of a rejection.', schema: { type: 'integer', example: 1 } })
  @ApiReply(Discarded, 'The discarded rejection.')
  @ApiProblem(400, 401, 403, 404, 409, 413, 415, 422, 429, 503)
  async discardRejection(
    @Param('id') given: string,
    @Body() { reason }: DiscardRejection,
    @Actor() actor: string,
  ): Promise<Discarded> {
    const id = parseRecordId(given, 'rejection');
    const discarded = await this.discards.discard({ ids: [id] }, reason, actor);
    if (discarded) return { discarded };
    const status = await this.discards.statusOf(id);
    if (status === null) throw recordNotFound('rejection', id);
    throw new ConflictException(`Rejection ${id} is already ${status}.`);
  }
}
