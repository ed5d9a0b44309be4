import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { OperationResult as Done } from '../../identity/operation.js';
import { OperationsService } from '../../identity/operations.service.js';
import { IdempotencyKey } from '../idempotency/idempotency-key.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { ApiReply } from '../openapi/api-reply.js';
import { Actor } from '../access/caller.js';
import { Audited } from '../audit/audited.decorator.js';
import { RequiresScope } from '../access/requires-scope.decorator.js';
import {
  ConfirmListing,
  MergeAssets,
  SettleListings,
  SplitAsset,
  UndoOperation,
} from './identity-bodies.dto.js';
import { throwOperationProblem } from './operation-error.js';
import { OperationResult } from './operation.reply.js';

const Result = () => ApiReply(OperationResult, 'The operation and the assets it affected.');
const by = (actor: string, reason?: string) => ({ actor, reason: reason ?? null });

@ApiTags('assets')
@RequiresScope('admin')
@Controller('assets')
export class IdentityActionsController {
  constructor(private readonly operations: OperationsService) {}

  @Post('confirm')
  @Audited('identity.confirm', 'identity')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Confirm a listing',
    description: 'Decides which asset a listing belongs to, for example if the resolver could not.',
  })
  @IdempotencyKey()
  @Result()
  @ApiProblem(400, 401, 403, 404, 409, 413, 415, 422, 429, 503)
  confirmListing(@Body() { listing, asset, reason }: ConfirmListing, @Actor() actor: string) {
    return answer(this.operations.confirm(listing, asset, by(actor, reason)));
  }

  @Post('settle')
  @Audited('identity.settle', 'identity')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Settle many listings',
    description:
      'Assigns each listing to an existing asset or to a new one. If one decision is impossible, none is carried out. The ' +
      'request is one operation and can be undone as a whole.',
  })
  @IdempotencyKey()
  @Result()
  @ApiProblem(400, 401, 403, 404, 409, 413, 415, 422, 429, 503)
  settleListings(@Body() { decisions, reason }: SettleListings, @Actor() actor: string) {
    return answer(this.operations.settle(decisions, by(actor, reason)));
  }

  @Post('split')
  @Audited('identity.split', 'identity')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Split an asset',
    description: "Moves some of the asset's listings to a new asset.",
  })
  @IdempotencyKey()
  @Result()
  @ApiProblem(400, 401, 403, 404, 409, 413, 415, 422, 429, 503)
  splitAsset(@Body() { asset, listings, reason }: SplitAsset, @Actor() actor: string) {
    return answer(this.operations.split(asset, listings, by(actor, reason)));
  }

  @Post('merge')
  @Audited('identity.merge', 'identity')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Merge assets',
    description:
      'Merges several assets into one by moving their listings to it; quotes do not change. The resolver never overrides a ' +
      'manual decision.',
  })
  @IdempotencyKey()
  @Result()
  @ApiProblem(400, 401, 403, 404, 409, 413, 415, 422, 429, 503)
  mergeAssets(@Body() { from, into, reason }: MergeAssets, @Actor() actor: string) {
    return answer(this.operations.merge(from, into, by(actor, reason)));
  }

  @Post('undo')
  @Audited('identity.undo', 'identity')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Undo an operation',
    description:
      'Reverses a merge, a split, a confirmation or a settlement; the listings return to the assets they belonged to before.',
  })
  @IdempotencyKey()
  @Result()
  @ApiProblem(400, 401, 403, 404, 409, 413, 415, 422, 429, 503)
  undoOperation(@Body() { operation_id, reason }: UndoOperation, @Actor() actor: string) {
    return answer(this.operations.undo(String(operation_id), by(actor, reason)));
  }
}

async function answer(result: Promise<Done>): Promise<OperationResult> {
  const { id, kind, assets, assetIds } = await result.catch(throwOperationProblem);
  return { operation_id: Number(id), kind, assets, asset_ids: assetIds };
}
