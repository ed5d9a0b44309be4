import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import type { Source } from '../domain/source.js';
import { SourceRow } from './source.entity.js';

@Injectable()
export class SourcesRepository {
  constructor(@InjectRepository(SourceRow) private readonly rows: Repository<SourceRow>) {}

  /** Finds the source's row, or creates it; several processes may do so at once. */
  async register({ name, kind }: Pick<Source, 'name' | 'kind'>): Promise<SourceRow> {
    const found = await this.rows.findOneBy({ name });
    if (found) return found;
    await this.rows.createQueryBuilder().insert().values({ name, kind }).orIgnore().execute();
    return this.rows.findOneByOrFail({ name });
  }

  all(): Promise<SourceRow[]> {
    return this.rows.find({ order: { name: 'ASC' } });
  }

  /** Names of sources by id. */
  async names(): Promise<Map<number, string>> {
    return new Map((await this.all()).map(({ id, name }) => [id, name]));
  }
}
