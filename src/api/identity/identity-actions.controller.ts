import { Body, ConflictException, Controller, HttpCode, NotFoundException, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  OperationError,
  type OperationResult,
  OperationsService,
} from '../../identity/operations.service.js';
import { IdempotencyKey } from '../idempotency/idempotency-key.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { OPERATION } from '../openapi/identity-schemas.js';
import { Actor } from '../access/caller.js';
import { Needs } from '../access/needs.decorator.js';
import { ConfirmListing, MergeAssets, SplitAsset, UndoOperation } from './identity-bodies.dto.js';

const DONE = { description: 'The operation, and the assets that it touched.', schema: OPERATION };
const by = (actor: string, reason?: string) => ({ actor, reason: reason ?? null });

@ApiTags('assets')
@Needs('admin')
@Controller('assets')
export class IdentityActionsController {
  constructor(private readonly operations: OperationsService) {}

  @Post('merge')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Make one asset of several',
    description: 'Listings move, quotes stay. What is decided by hand the machine never changes.',
  })
  @IdempotencyKey()
  @ApiOkResponse(DONE)
  @ApiProblem(400, 401, 403, 404, 409, 413, 415, 422, 429, 503)
  merge(@Body() { from, into, reason }: MergeAssets, @Actor() actor: string) {
    return answer(this.operations.merge(from, into, by(actor, reason)));
  }

  @Post('split')
  @HttpCode(200)
  @ApiOperation({ summary: 'Make an asset of its own of some listings' })
  @IdempotencyKey()
  @ApiOkResponse(DONE)
  @ApiProblem(400, 401, 403, 404, 409, 413, 415, 422, 429, 503)
  split(@Body() { asset, listings, reason }: SplitAsset, @Actor() actor: string) {
    return answer(this.operations.split(asset, listings, by(actor, reason)));
  }

  @Post('confirm')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say which asset a listing is' })
  @IdempotencyKey()
  @ApiOkResponse(DONE)
  @ApiProblem(400, 401, 403, 404, 409, 413, 415, 422, 429, 503)
  confirm(@Body() { listing, asset, reason }: ConfirmListing, @Actor() actor: string) {
    return answer(this.operations.confirm(listing, asset, by(actor, reason)));
  }

  @Post('undo')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take back a merge, a split or a confirmation' })
  @IdempotencyKey()
  @ApiOkResponse(DONE)
  @ApiProblem(400, 401, 403, 404, 409, 413, 415, 422, 429, 503)
  undo(@Body() { operation_id, reason }: UndoOperation, @Actor() actor: string) {
    return answer(this.operations.undo(String(operation_id), by(actor, reason)));
  }
}

async function answer(result: Promise<OperationResult>) {
  try {
    const { id, kind, assets, assetIds } = await result;
    return { operation_id: Number(id), kind, assets, asset_ids: assetIds };
  } catch (error) {
    if (!(error instanceof OperationError)) throw error;
    if (error.code === 'not_found') throw new NotFoundException(error.message);
    throw new ConflictException(error.message);
  }
}
