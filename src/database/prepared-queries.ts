import { Inject, Injectable } from '@nestjs/common';
import type { QueryConfig, QueryResult } from 'pg';
import type { ArrayReader } from './array-reads.js';
import { span } from '../tracing/spans.js';
import { ReadConnections } from './read-connections.js';
import { RepeatedStatements } from './repeated-statements.js';

/** A connection pool, or several from which each request picks one. */
interface Connections {
  send<Row extends object>(statement: QueryConfig): Promise<QueryResult<Row>>;
}

/**
 * Reads through prepared statements: planning a small statement takes about as long as executing it. Each read is its
 * own read-committed transaction.
 */
@Injectable()
export class PreparedQueries implements ArrayReader {
  private readonly repeated = new RepeatedStatements();

  constructor(@Inject(ReadConnections) private readonly connections: Connections) {}

  async read<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
    return this.send(text, values);
  }

  /** Returns each row as an array of its columns. */
  async readArrays(text: string, values: readonly unknown[]): Promise<unknown[][]> {
    return this.send(text, values, 'array');
  }

  private async send<Row>(text: string, values: readonly unknown[], rowMode?: 'array'): Promise<Row[]> {
    const attributes = { 'db.system.name': 'postgresql', 'db.query.text': text };
    const statement = {
      name: this.repeated.nameOf(text),
      text,
      values: [...values],
      ...(rowMode && { rowMode }),
    };
    const { rows } = await span({ name: 'statement', kind: 'client', attributes }, () =>
      this.connections.send<object & Row>(statement),
    );
    return rows;
  }
}
