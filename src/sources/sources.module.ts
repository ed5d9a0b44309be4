import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { ConfigError } from '../config/config-error.js';
import { type Source, SOURCES } from '../domain/source.js';
import { CoingeckoSource } from './coingecko/coingecko.source.js';
import { CoinpaprikaSource } from './coinpaprika/coinpaprika.source.js';
import { CsvSource } from './csv/csv.source.js';
import { DefinedSources } from './defined/defined-sources.js';
import { knownDefinitions } from './defined/read-definitions.js';
import { ExchangesSource } from './exchanges/exchanges.source.js';
import { FxSource } from './fx/fx.source.js';
import { HttpClientModule } from './http/http.module.js';
import { FeedList } from './rss/feed-list.js';
import { FeedStates } from './rss/feed-states.js';
import { RssSource } from './rss/rss.source.js';

/** All sources written in code. Add new ones here; sources without code are YAML files. */
const ALL = [CoingeckoSource, CoinpaprikaSource, CsvSource, RssSource, FxSource, ExchangesSource];

/** @throws ConfigError if SOURCES names an unknown source, or a file has the name of a source in code */
function named(config: Config, defined: DefinedSources, ...coded: Source[]): readonly Source[] {
  const names = coded.map(({ name }) => name);
  const files = knownDefinitions(config);
  const taken = files.find((name) => names.includes(name));
  if (taken)
    throw new ConfigError(
      `SOURCES_DIR: ${taken} is a source in code; give the file ${taken}.yaml another name`,
    );
  const unknown = config.SOURCES.filter((name) => ![...names, ...files].includes(name));
  if (unknown.length)
    throw new ConfigError(
      `SOURCES: no source ${unknown.join(', ')}; expected some of ${[...names, ...files].join(', ')}`,
    );
  const isOn = ({ name }: Source) =>
    config.SOURCES.includes(name) || (name === 'exchanges' && config.EXCHANGES.length > 0);
  return [...coded.filter(isOn), ...defined.all()];
}

@Module({
  imports: [HttpClientModule],
  providers: [
    ...ALL,
    DefinedSources,
    FeedList,
    FeedStates,
    { provide: SOURCES, inject: [CONFIG, DefinedSources, ...ALL], useFactory: named },
  ],
  exports: [SOURCES, DefinedSources, FeedList],
})
export class SourcesModule {}
