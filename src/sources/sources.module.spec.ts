import { Test } from '@nestjs/testing';
import { PinoLogger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { parseConfig } from '../config/config.js';
import { ConfigError } from '../config/config-error.js';
import { ConfigModule } from '../config/config.module.js';
import { type Source, SOURCES } from '../domain/source.js';
import { SourcesModule } from './sources.module.js';

async function sources(env: Record<string, string> = {}): Promise<readonly Source[]> {
  const module = await Test.createTestingModule({
    imports: [ConfigModule.forRoot(parseConfig(env)), SourcesModule],
  })
    .useMocker((token) => (token === DataSource || token === PinoLogger ? {} : undefined))
    .compile();
  return module.get<readonly Source[]>(SOURCES);
}
const named = (all: readonly Source[]) => all.map(({ name, kind }) => `${name} ${kind}`);

describe('SourcesModule', () => {
  it('registers four sources, each of its kind', async () => {
    expect(named(await sources())).toEqual(['coingecko api', 'coinpaprika api', 'csv csv', 'rss third']);
  });

  it('provides only those listed in SOURCES, each once', async () => {
    expect(named(await sources({ SOURCES: 'rss, csv,rss' }))).toEqual(['csv csv', 'rss third']);
  });

  it('refuses to start with an unknown name, and lists the known ones', async () => {
    const boot = sources({ SOURCES: 'csv,coingeko' });
    await expect(boot).rejects.toThrow(ConfigError);
    await expect(boot).rejects.toThrow(
      'SOURCES: no source coingeko; expected some of coingecko, coinpaprika, csv, rss',
    );
  });
});
