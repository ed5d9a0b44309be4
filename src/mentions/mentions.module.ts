import { Module } from '@nestjs/common';
import { RunsModule } from '../runs/runs.module.js';
import { ArticleAssetsRepository } from './article-assets.repository.js';
import { KnownAssetsRepository } from './known-assets.repository.js';
import { LinkedRunsRepository } from './linked-runs.repository.js';
import { MentionLinker } from './mention-linker.js';

@Module({
  imports: [RunsModule],
  providers: [ArticleAssetsRepository, KnownAssetsRepository, LinkedRunsRepository, MentionLinker],
  exports: [MentionLinker],
})
export class MentionsModule {}
