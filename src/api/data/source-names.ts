import { Inject, Injectable } from '@nestjs/common';
import { type Source, SOURCES } from '../../domain/source.js';
import { badRequest } from '../validation.js';

/** Names of the sources that the configuration names. */
@Injectable()
export class SourceNames {
  private readonly names: readonly string[];

  constructor(@Inject(SOURCES) sources: readonly Source[]) {
    this.names = sources.map(({ name }) => name);
  }

  /** @throws BadRequestException */
  mustKnow(name: string): void {
    if (!this.names.includes(name)) throw badRequest('source', `must be one of ${this.names.join(', ')}`);
  }
}
