import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Checkpoint } from './checkpoint.entity.js';
import { CheckpointsRepository } from './checkpoints.repository.js';

@Module({
  imports: [TypeOrmModule.forFeature([Checkpoint])],
  providers: [CheckpointsRepository],
  exports: [TypeOrmModule, CheckpointsRepository],
})
export class CheckpointsModule {}
