import { Global, Module } from '@nestjs/common';
import { BackgroundTasks } from './background-tasks.js';
import { TaskRecorder } from './task-recorder.js';
import { TaskStatesRepository } from './task-states.repository.js';

@Global()
@Module({
  providers: [BackgroundTasks, TaskRecorder, TaskStatesRepository],
  exports: [BackgroundTasks],
})
export class BackgroundModule {}
