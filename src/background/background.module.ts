import { Global, Module } from '@nestjs/common';
import { BackgroundTasks } from './background-tasks.js';
import { SetAsidesRepository } from './set-asides.repository.js';
import { TaskRecorder } from './task-recorder.js';
import { TaskStatesRepository } from './task-states.repository.js';

@Global()
@Module({
  providers: [BackgroundTasks, TaskRecorder, TaskStatesRepository, SetAsidesRepository],
  exports: [BackgroundTasks, SetAsidesRepository],
})
export class BackgroundModule {}
