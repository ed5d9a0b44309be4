import { Inject, Injectable } from '@nestjs/common';
import { type Source, SOURCES } from '../../domain/source.js';
import { SourcesRepository } from '../../runs/sources.repository.js';
import { badRequest } from '../validation.js';

/** Which names of sources mean something. */
@Injectable()
export class SourceNames {
  private readonly configured: readonly string[];

  constructor(
    @Inject(SOURCES) sources: readonly Source[],
    private readonly rows: SourcesRepository,
  ) {
    this.configured = sources.map(({ name }) => name);
  }

  /**
   * A source that can run now.
   * @throws BadRequestException
   */
  mustBeConfigured(name: string): void {
    this.mustBeOf(this.configured, name);
  }

  /**
   * A source that can run now, or ran once and left its items.
   * @throws BadRequestException
   */
  async mustKnow(name: string): Promise<void> {
    if (this.configured.includes(name)) return;
    this.mustBeOf([...new Set([...this.configured, ...(await this.rows.names()).values()])], name);
  }

  private mustBeOf(names: readonly string[], name: string): void {
    if (!names.includes(name)) throw badRequest('source', `must be one of ${names.join(', ')}`);
  }
}
