import { HttpService } from '@nestjs/axios';
import axios from 'axios';
import type { Config } from '../../config/config.js';
import { HttpAttempt } from './http-attempt.js';
import { HttpClient } from './http-client.js';
import { httpOptions } from './http-options.js';
import { UpstreamWaits } from './upstream-waits.js';

const UNLIMITED = {
  take: () => Promise.resolve(),
  block: () => Promise.resolve(),
  suspend: () => Promise.resolve(new Date(8.64e15)),
  refund: () => Promise.resolve(),
  release: () => Promise.resolve(),
  correct: () => Promise.resolve(),
};

/** An HTTP client for single calls by commands: no call budget, no retries. */
export function clientWithoutDatabase(config: Config): HttpClient {
  const once = { ...config, HTTP_RETRIES: 0 };
  const attempt = new HttpAttempt(new HttpService(axios.create(httpOptions(once))), once);
  const backoff = { initialDelay: 1, maxDelay: 1, refused: 1 };
  return new HttpClient(once, backoff, attempt, UNLIMITED, new UpstreamWaits());
}
