import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RunEvents } from './run-events.js';
import { Run } from './run.entity.js';
import { RunsRepository } from './runs.repository.js';
import { SourceRow } from './source.entity.js';
import { SourcesRepository } from './sources.repository.js';

@Module({
  imports: [TypeOrmModule.forFeature([Run, SourceRow])],
  providers: [RunsRepository, SourcesRepository, RunEvents],
  exports: [TypeOrmModule, RunsRepository, SourcesRepository, RunEvents],
})
export class RunsModule {}
