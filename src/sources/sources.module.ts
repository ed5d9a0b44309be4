import { Module } from '@nestjs/common';
import { CONFIG, type Config, ConfigError } from '../config/config.js';
import { type Source, SOURCES } from '../domain/source.js';
import { CoingeckoSource } from './coingecko/coingecko.source.js';
import { CoinpaprikaSource } from './coinpaprika/coinpaprika.source.js';
import { CsvSource } from './csv/csv.source.js';
import { FxSource } from './fx/fx.source.js';
import { HttpClientModule } from './http/http.module.js';
import { RssSource } from './rss/rss.source.js';

/** All sources that Kasparro knows. A new one is added here, and nowhere else. */
const ALL = [CoingeckoSource, CoinpaprikaSource, CsvSource, RssSource, FxSource];

/** @throws ConfigError where SOURCES names one that is not known */
function named(config: Config, ...all: Source[]): readonly Source[] {
  const unknown = config.SOURCES.filter((name) => !all.some((source) => source.name === name));
  if (unknown.length)
    throw new ConfigError(
      `SOURCES: no source ${unknown.join(', ')}; expected some of ${all.map(({ name }) => name).join(', ')}`,
    );
  return all.filter((source) => config.SOURCES.includes(source.name));
}

@Module({
  imports: [HttpClientModule],
  providers: [...ALL, { provide: SOURCES, inject: [CONFIG, ...ALL], useFactory: named }],
  exports: [SOURCES],
})
export class SourcesModule {}
