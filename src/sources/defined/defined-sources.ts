import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import type { Source } from '../../domain/source.js';
import { HttpClient } from '../http/http-client.js';
import { JsonSource } from './json.source.js';
import { type NamedDefinition, readDefinitions } from './read-definitions.js';
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
    return readDefinitions(this.config).map((definition) => this.make(definition));
  }

  make(definition: NamedDefinition): Source {
    return new JsonSource(definition, new Requests(definition, this.config), this.http);
  }
}
