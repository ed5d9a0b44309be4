import { hash } from 'node:crypto';
import { pointerTo } from '../../../domain/json-pointer.js';
import { type FieldReader, fieldReader } from '../field-reader.js';
import { fieldsOf, type Mappings } from '../mapping.js';

/** Derives the ids of records in a stream. */
export class RecordIds {
  /** Fields that form the id, if the definition names them. */
  private readonly chosen: readonly FieldReader[] | undefined;
  /** Fields that form the id in streams without keys: listing and time. */
  private readonly usual: readonly FieldReader[];

  constructor(rules: Mappings & { id?: readonly string[] }) {
    const { kind, fields } = fieldsOf(rules);
    const moment = {
      quote: fields.observed_at,
      candle: fields.opened_at,
      article: undefined,
      rate: fields.day,
    }[kind];
    this.chosen = rules.id?.map((path) => fieldReader({ path }));
    const id = fields.id ?? fields.currency!;
    this.usual = [id, ...(moment ? [{ ...moment, date: undefined }] : [])].map((spec) => fieldReader(spec));
  }

  /** @param keys key_properties from the stream's SCHEMA message */
  idOf(record: Readonly<Record<string, unknown>>, keys: readonly string[]): string {
    const byKeys = keys.length ? keys.map((key) => fieldReader({ path: pointerTo([key]) })) : undefined;
    const readers = this.chosen ?? byKeys ?? this.usual;
    const texts = readers.map((reader) => reader.text({ record }, () => undefined)?.trim());
    return texts.every(Boolean)
      ? texts.join(' ')
      : hash('sha256', JSON.stringify(record), 'base64url').slice(0, 22);
  }
}
