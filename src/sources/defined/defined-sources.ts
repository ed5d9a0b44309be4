import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import type { Source } from '../../domain/source.js';
import { HttpClient } from '../http/http-client.js';
import { CsvDownloads } from './csv-downloads.source.js';
import { JsonSource } from './json.source.js';
import { type Named, readDefinitions } from './read-definitions.js';
import { Requests } from './requests.js';

/** Makes the sources without code that SOURCES names. */
@Injectable()
export class DefinedSources {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly http: HttpClient,
  ) {}

  /** @throws ConfigError */
  all(): Source[] {
    return readDefinitions(this.config).map((definition) => sourceOf(definition, this.config, this.http));
  }
}

/** @throws ConfigError where a variable that it names has no value */
export function sourceOf(definition: Named, config: Config, http: HttpClient): Source {
  const requests = new Requests(definition, config);
  return definition.kind === 'csv'
    ? new CsvDownloads(definition, requests, http, config)
    : new JsonSource(definition, requests, http);
}
