import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { In, MoreThan, Repository } from 'typeorm';
import { Checkpoint } from '../../checkpoints/checkpoint.entity.js';
import { SourcesRepository } from '../../runs/sources.repository.js';
import { SourceNames } from '../data/source-names.js';
import { ApiList } from '../export/api-representation.js';
import { IdempotencyKey } from '../idempotency/idempotency-key.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { ApiReply } from '../openapi/api-reply.js';
import { Actor } from '../access/caller.js';
import { Audited } from '../audit/audited.decorator.js';
import { RequiresScope } from '../access/requires-scope.decorator.js';
import { CheckpointChanges } from './checkpoint-changes.js';
import { CheckpointsQuery, ResetCheckpoint, SetCheckpoint } from './checkpoints.dto.js';
import { CheckpointPage, CheckpointReply } from './checkpoints.reply.js';
import { FILE_CHECKPOINT, API_CHECKPOINT } from './checkpoint.example.js';

@ApiTags('runs')
@Controller('checkpoints')
export class CheckpointsController {
  constructor(
    @InjectRepository(Checkpoint) private readonly checkpoints: Repository<Checkpoint>,
    private readonly changes: CheckpointChanges,
    private readonly sources: SourcesRepository,
    private readonly sourceNames: SourceNames,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List checkpoints', description: 'The cursor of each partition.' })
  @ApiList(CheckpointPage, 'A page of checkpoints.')
  @ApiProblem(400, 406, 422, 429, 503)
  async listCheckpoints(
    @Query() { limit, cursor, source, partition }: CheckpointsQuery,
    @Req() request: FastifyRequest,
  ): Promise<CheckpointPage> {
    await this.sourceNames.assertKnown(...(source ?? []));
    const names = await this.sources.names();
    const sourceIds = await this.sourceNames.idsOf(source);
    const found = await this.checkpoints.find({
      where: {
        id: MoreThan(cursor ?? 0),
        ...(sourceIds && { sourceId: In(sourceIds) }),
        ...(partition !== undefined && { partition }),
      },
      order: { id: 'ASC' },
      take: limit + 1,
    });
    const page = found.slice(0, limit);
    const next_cursor = found.length > limit ? page.at(-1)!.id : null;
    const data = page.map((one) => view(names.get(one.sourceId)!, one));
    return { data, metadata: { request_id: request.id, limit, next_cursor } };
  }

  @Post('reset')
  @Audited('checkpoint.reset', 'checkpoints')
  @HttpCode(200)
  @RequiresScope('admin')
  @ApiOperation({
    summary: 'Reset a checkpoint',
    description:
      'Makes the next run read the partition from its start. Other partitions are not affected, and nothing is stored twice.',
  })
  @IdempotencyKey()
  @ApiBody({
    type: ResetCheckpoint,
    examples: { 'a file': { value: { ...FILE_CHECKPOINT, reason: 'the file was repaired' } } },
  })
  @ApiReply(CheckpointReply, 'The new checkpoint.')
  @ApiProblem(400, 401, 403, 404, 409, 413, 415, 422, 429, 503)
  async resetCheckpoint(@Body() body: ResetCheckpoint, @Actor() actor: string): Promise<CheckpointReply> {
    await this.sourceNames.assertKnown(body.source);
    return view(body.source, await this.changes.reset(body, actor));
  }

  @Post('set')
  @Audited('checkpoint.set', 'checkpoints')
  @HttpCode(200)
  @RequiresScope('admin')
  @ApiOperation({
    summary: 'Set a checkpoint',
    description:
      'Makes the next run continue the partition from the given cursor. Other partitions are not affected.',
  })
  @IdempotencyKey()
  @ApiBody({ type: SetCheckpoint, examples: { 'an API': { value: API_CHECKPOINT } } })
  @ApiReply(CheckpointReply, 'The new checkpoint.')
  @ApiProblem(400, 401, 403, 404, 409, 413, 415, 422, 429, 503)
  async setCheckpoint(@Body() body: SetCheckpoint, @Actor() actor: string): Promise<CheckpointReply> {
    await this.sourceNames.assertKnown(body.source);
    return view(body.source, await this.changes.set(body, body.cursor, actor));
  }
}

function view(source: string, { partition, cursor, runId, epoch, updatedAt }: Checkpoint): CheckpointReply {
  return {
    source,
    partition,
    cursor,
    run_id: Number(runId),
    epoch: Number(epoch),
    updated_at: updatedAt.toISOString(),
  };
}
