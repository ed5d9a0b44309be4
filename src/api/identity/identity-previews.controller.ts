import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { changedNothing } from '../../audit/audited-request.js';
import { type PreviewedAsset, PreviewsService } from '../../identity/previews.service.js';
import { RequiresScope } from '../access/requires-scope.decorator.js';
import { Audited } from '../audit/audited.decorator.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { ApiReply } from '../openapi/api-reply.js';
import { MergeAssets, SplitAsset } from './identity-bodies.dto.js';
import { throwOperationProblem } from './operation-error.js';
import { OperationPreview } from './operation-preview.reply.js';

/** Unlike the assets in the merge example, these are separate regardless of earlier requests. */
const TWO_ASSETS: MergeAssets = { from: ['ethereum'], into: 'bitcoin' };

const Preview = () => ApiReply(OperationPreview, 'The assets as they would be.');

@ApiTags('assets')
@RequiresScope('admin')
@Controller('assets')
export class IdentityPreviewsController {
  constructor(private readonly previews: PreviewsService) {}

  @Post('split/preview')
  @Audited('identity.split', 'identity')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Preview a split',
    description: 'Shows the assets that `POST /assets/split` would result in. Stores nothing.',
  })
  @Preview()
  @ApiProblem(400, 401, 403, 404, 409, 413, 415, 429, 503)
  previewSplit(@Body() { asset, listings }: SplitAsset): Promise<OperationPreview> {
    return answer(this.previews.split(asset, listings));
  }

  @Post('merge/preview')
  @ApiBody({ type: MergeAssets, examples: { 'two assets of the demo': { value: TWO_ASSETS } } })
  @Audited('identity.merge', 'identity')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Preview a merge',
    description: 'Shows the asset that `POST /assets/merge` would result in. Stores nothing.',
  })
  @Preview()
  @ApiProblem(400, 401, 403, 404, 409, 413, 415, 429, 503)
  previewMerge(@Body() { from, into }: MergeAssets): Promise<OperationPreview> {
    return answer(this.previews.merge(from, into));
  }
}

async function answer(assets: Promise<PreviewedAsset[]>): Promise<OperationPreview> {
  changedNothing();
  return { assets: await assets.catch(throwOperationProblem) };
}
