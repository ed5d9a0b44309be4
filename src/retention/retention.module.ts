import { Module } from '@nestjs/common';
import { Pruner } from './pruner.service.js';
import { PrunesRepository } from './prunes.repository.js';
import { RetentionSchedule } from './retention.schedule.js';

@Module({
  providers: [Pruner, PrunesRepository, RetentionSchedule],
  exports: [Pruner, PrunesRepository],
})
export class RetentionModule {}
