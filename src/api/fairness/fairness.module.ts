import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { BUDGETS } from './budgets.js';
import { MemoryBudgets } from './memory-budgets.js';
import { SharedBudgets } from './shared-budgets.js';

@Module({
  providers: [
    SharedBudgets,
    {
      provide: BUDGETS,
      inject: [CONFIG, SharedBudgets],
      useFactory: ({ RATE_LIMIT_STORE }: Config, shared: SharedBudgets) =>
        RATE_LIMIT_STORE === 'postgres' ? shared : new MemoryBudgets(),
    },
  ],
  exports: [SharedBudgets, BUDGETS],
})
export class FairnessModule {}
