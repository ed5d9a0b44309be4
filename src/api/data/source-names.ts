import { Inject, Injectable } from '@nestjs/common';
import { type Source, SOURCES } from '../../domain/source.js';
import { SourcesRepository } from '../../runs/sources.repository.js';
import { badRequest } from '../field-faults.js';

/** Validates the names of sources in requests. */
@Injectable()
export class SourceNames {
  private readonly configured: readonly string[];
  /** Ids by name. A source's id never changes, so cached ids remain valid. */
  private ids = new Map<string, number>();

  constructor(
    @Inject(SOURCES) sources: readonly Source[],
    private readonly rows: SourcesRepository,
  ) {
    this.configured = sources.map(({ name }) => name);
  }

  /** @throws BadRequestException if no source with this name is configured */
  assertConfigured(name: string): void {
    this.assertOneOf(this.configured, name);
  }

  /** @throws BadRequestException if a source is neither configured nor has ever run */
  async assertKnown(...names: readonly string[]): Promise<void> {
    for (const name of names) {
      if (this.configured.includes(name) || (await this.idOf(name)) !== undefined) continue;
      this.assertOneOf([...new Set([...this.configured, ...this.ids.keys()])], name);
    }
  }

  /** Ids of the named sources that have ever run; null if no names are given. */
  async idsOf(names: readonly string[] | undefined): Promise<number[] | null> {
    if (!names) return null;
    const ids = await Promise.all(names.map((name) => this.idOf(name)));
    return ids.filter((id) => id !== undefined);
  }

  /** The id of a source; undefined if it has never run. */
  async idOf(name: string): Promise<number | undefined> {
    if (!this.ids.has(name))
      this.ids = new Map(Array.from(await this.rows.names(), ([id, called]) => [called, id]));
    return this.ids.get(name);
  }

  private assertOneOf(names: readonly string[], name: string): void {
    if (!names.includes(name))
      throw badRequest('source', `must be one of ${names.join(', ')}`, { allowed: names });
  }
}
