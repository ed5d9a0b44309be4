import { Module } from '@nestjs/common';
import { RunsModule } from '../runs/runs.module.js';
import { ArticleAssetsRepository } from './article-assets.repository.js';
import { AssetNamesRepository } from './asset-names.repository.js';
import { LinkedRunsRepository } from './linked-runs.repository.js';
import { MentionLinker } from './mention-linker.js';

@Module({
  imports: [RunsModule],
  providers: [ArticleAssetsRepository, AssetNamesRepository, LinkedRunsRepository, MentionLinker],
  exports: [MentionLinker],
})
export class MentionsModule {}
