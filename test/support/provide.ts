import type { Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { type Config, parseConfig } from '../../src/config/config.js';
import { ConfigModule } from '../../src/config/config.module.js';
import { BACKOFF, type Backoff, HttpClient } from '../../src/sources/http/http-client.js';
import { HttpClientModule } from '../../src/sources/http/http.module.js';

export interface Providers {
  /** Creates a new instance, as after a restart: only the database is the same. */
  provide<T>(type: Type<T>, config?: Partial<Config>, backoff?: Backoff): Promise<T>;
  close(): Promise<void>;
}

/** Creates providers that need the HTTP client, with the default configuration and short waits between retries. */
export function useProviders(dataSource: DataSource): Providers {
  const closing: (() => Promise<void>)[] = [];
  return {
    async provide(type, config = {}, backoff = { initialDelay: 1, maxDelay: 1, refused: 1 }) {
      const imports = [
        ConfigModule.forRoot({ ...parseConfig({ PRIVATE_ADDRESSES: 'allow' }), ...config }),
        HttpClientModule,
      ];
      const module = await Test.createTestingModule({
        imports,
        providers: type.name === HttpClient.name ? [] : [type],
      })
        .overrideProvider(BACKOFF)
        .useValue(backoff)
        .useMocker((token) => (token === DataSource ? dataSource : undefined))
        .compile();
      closing.push(() => module.close());
      return module.get(type, { strict: false });
    },
    async close() {
      for (const close of closing.splice(0)) await close();
    },
  };
}

/** The error that a promise was rejected with. */
export function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => Promise.reject(new Error('expected a failure')),
    (error: unknown) => error,
  );
}
