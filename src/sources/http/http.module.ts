import { HttpModule } from '@nestjs/axios';
import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { agents } from '../../network/agents.js';
import { Attempt } from './attempt.js';
import { CallBudget } from './call-budget.js';
import { BACKOFF, type Backoff, HttpClient } from './http-client.js';
import { UpstreamWaits } from './upstream-waits.js';

@Module({
  imports: [
    HttpModule.registerAsync({
      inject: [CONFIG],
      useFactory: (config: Config) => ({
        ...agents(config.HTTP_CONNECT_TIMEOUT_MS),
        responseType: 'arraybuffer',
        decompress: true,
        maxContentLength: config.HTTP_MAX_BODY_BYTES,
        maxRedirects: 5,
        validateStatus: () => true,
      }),
    }),
  ],
  providers: [
    Attempt,
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
