import { Test } from '@nestjs/testing';
import type { INestApplicationContext } from '@nestjs/common';
import { AppModule } from '../../src/app.module.js';
import { type Config, parseConfig } from '../../src/config/config.js';
import { type Source, SOURCES } from '../../src/domain/source.js';

/** The whole application without HTTP, schedule or runs of its own; on the given sources, or else on the real ones. */
export async function startContext(
  url: string,
  sources?: readonly Source[],
  overrides: Partial<Config> = {},
): Promise<INestApplicationContext> {
  const config = {
    ...parseConfig({ DATABASE_URL: url, ROLE: 'api', LOG_LEVEL: 'silent', DATABASE_POOL_SIZE: '8' }),
    ...overrides,
  };
  const builder = Test.createTestingModule({ imports: [AppModule.forRoot(config)] });
  if (sources) builder.overrideProvider(SOURCES).useValue(sources);
  const testing = await builder.compile();
  testing.enableShutdownHooks([]);
  return testing.init();
}
