import { Inject, Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { CONFIG, type Config } from '../../config/config.js';
import type { Source } from '../../domain/source.js';
import { HttpClient } from '../http/http-client.js';
import { CsvDownloads } from './csv-downloads.source.js';
import { JsonSource } from './json.source.js';
import { type NamedDefinition, readDefinitions } from './read-definitions.js';
import type { Log } from './singer/tap-log.js';
import { SingerSource } from './singer/singer.source.js';
import { RequestBuilder } from './requests.js';

/** Creates the YAML sources that SOURCES names. */
@Injectable()
export class DefinedSources {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly http: HttpClient,
    private readonly logger: PinoLogger,
  ) {}

  /** @throws ConfigError */
  all(): Source[] {
    return readDefinitions(this.config).map((definition) =>
      sourceOf(definition, this.config, this.http, (level, line) =>
        this.logger[level]({ source: definition.name }, line),
      ),
    );
  }
}

/** @throws ConfigError if the definition uses an environment variable that is not set */
export function sourceOf(
  definition: NamedDefinition,
  config: Config,
  http: Pick<HttpClient, 'get'>,
  log: Log,
): Source {
  if (definition.kind === 'singer') return new SingerSource(definition, config, log);
  const requests = new RequestBuilder(definition, config);
  return definition.kind === 'csv'
    ? new CsvDownloads(definition, requests, http, config)
    : new JsonSource(definition, requests, http);
}
