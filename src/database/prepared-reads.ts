import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { QueryConfig, QueryResult } from 'pg';
import type { ArrayReader } from './array-reads.js';
import { span } from '../tracing/spans.js';
import { ReadConnections } from './read-connections.js';

/** Each connection caches the plan of each statement, at about a third of a megabyte of server memory. */
const MAX_PREPARED = 32;
/** Uses after which a statement is worth preparing. */
const MIN_USES = 10;
/** Statements counted; clients can generate arbitrarily many. */
const MAX_COUNTED = 1000;

/** A pool, or pools among which each request chooses. */
interface Connections {
  send<Row extends object>(statement: QueryConfig): Promise<QueryResult<Row>>;
}

/**
 * Reads through prepared statements: planning a small statement takes about as long as executing it. Each read is its
 * own read-committed transaction.
 */
@Injectable()
export class PreparedReads implements ArrayReader {
  private readonly uses = new Map<string, number>();
  private readonly names = new Map<string, string>();

  constructor(@Inject(ReadConnections) private readonly connections: Connections) {}

  async read<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
    return this.send(text, values);
  }

  /** The rows as arrays of their columns. */
  async readArrays(text: string, values: readonly unknown[]): Promise<unknown[][]> {
    return this.send(text, values, 'array');
  }

  private async send<Row>(text: string, values: readonly unknown[], rowMode?: 'array'): Promise<Row[]> {
    const attributes = { 'db.system.name': 'postgresql', 'db.query.text': text };
    const statement = { name: this.nameOf(text), text, values: [...values], ...(rowMode && { rowMode }) };
    const { rows } = await span({ name: 'statement', kind: 'client', attributes }, () =>
      this.connections.send<object & Row>(statement),
    );
    return rows;
  }

  private nameOf(text: string): string | undefined {
    const name = this.names.get(text);
    if (name !== undefined || this.names.size === MAX_PREPARED) return name;
    const times = (this.uses.get(text) ?? 0) + 1;
    if (this.uses.size === MAX_COUNTED) this.uses.clear();
    this.uses.set(text, times);
    if (times < MIN_USES) return undefined;
    this.uses.delete(text);
    const made = createHash('sha1').update(text).digest('hex');
    this.names.set(text, made);
    return made;
  }
}
