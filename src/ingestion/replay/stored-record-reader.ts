import type { ZodType } from 'zod';
import { readJson } from '../../domain/json.js';
import { duplicateNameReasons } from '../../domain/payload.js';
import type { CsvFile, Normalized, Reason, Source, SourceRecord } from '../../domain/source.js';
import { type Aliases, applyAliases, columnsWithAliases } from '../../drift/aliases.js';
import { valueAt, withValueAt } from '../../drift/paths.js';
import { normalizeRecord } from '../../normalization/normalize-record.js';

/** A payload as stored in the database. */
export interface StoredRecord {
  externalId: string;
  /** The payload as JSON text. */
  payload: string;
  fetchedAt: Date;
}

/** A field that is read as null because it is missing, or because the type of its value has changed. */
export interface DiscardedValue {
  path: string;
  kind: string;
}

/** A stored payload as read by the current rules, or the reasons why it cannot be read. */
export type Reading = Pick<SourceRecord, 'payload' | 'text'> &
  ({ items: readonly Normalized[] } | { reasons: readonly Reason[] });

/** Reads stored payloads of one source as if they were in a page today. */
export class StoredRecordReader {
  private readonly schemas = new WeakMap<CsvFile, ZodType>();

  constructor(
    private readonly source: Source,
    private readonly aliases: Aliases,
    private readonly maxClockSkewMs: number,
  ) {}

  read(
    { externalId, payload: text, fetchedAt }: StoredRecord,
    file?: CsvFile,
    discarded: readonly DiscardedValue[] = [],
  ): Reading {
    const { value, duplicates } = readJson(text);
    // A line is stored as an array of values, so its stored text cannot serve as its payload's JSON text.
    const kept = file ? { payload: rowOf(value, file) } : { payload: value, text };
    if (duplicates.length) return { ...kept, reasons: duplicateNameReasons(duplicates) };
    const readable = (came: unknown) => this.named(came, discarded);
    const { source, maxClockSkewMs } = this;
    const context = { source, schema: this.schemaOf(file), fetchedAt, maxClockSkewMs, named: readable };
    const one = normalizeRecord({ externalId, ...kept }, context);
    return 'items' in one ? { ...kept, items: one.items } : { ...kept, reasons: one.reasons };
  }

  private named(payload: unknown, discarded: readonly DiscardedValue[]): unknown {
    let named = applyAliases(payload, this.aliases);
    for (const { path, kind } of discarded)
      if (kind === 'type_changed' || valueAt(named, path) === undefined)
        named = withValueAt(named, path, this.source.kind === 'csv' ? '' : null);
    return named;
  }

  private schemaOf(file?: CsvFile): ZodType {
    if (!file) return this.source.schema;
    let schema = this.schemas.get(file);
    if (!schema) {
      const columns = columnsWithAliases(file.columns, this.aliases);
      this.schemas.set(file, (schema = this.source.schemaOf?.({ ...file, columns }) ?? this.source.schema));
    }
    return schema;
  }
}

/** The row of a stored line. A line is stored as an array of values; in a rejection, it may have column names instead. */
function rowOf(payload: unknown, { columns }: CsvFile): unknown {
  if (!Array.isArray(payload) || payload.length > columns.length) return payload;
  return Object.fromEntries(columns.map((column, index) => [column, (payload as unknown[])[index] ?? '']));
}
