import { HttpModule } from '@nestjs/axios';
import { Module } from '@nestjs/common';
import { CONFIG } from '../../config/config.js';
import { HttpAttempt } from './http-attempt.js';
import { CallBudget } from './call-budget.js';
import { BACKOFF, type Backoff, HttpClient } from './http-client.js';
import { httpOptions } from './http-options.js';
import { UpstreamWaits } from './upstream-waits.js';

@Module({
  imports: [
    HttpModule.registerAsync({
      inject: [CONFIG],
      useFactory: httpOptions,
    }),
  ],
  providers: [
    HttpAttempt,
    CallBudget,
    HttpClient,
    UpstreamWaits,
    {
      provide: BACKOFF,
      useValue: { initialDelay: 500, maxDelay: 60_000, refused: 60_000, longestHeld: 1000 } satisfies Backoff,
    },
  ],
  exports: [HttpClient, UpstreamWaits],
})
export class HttpClientModule {}
