import { isContainer, type JsonDocument } from '../../domain/json.js';
import { duplicateNameReasons } from '../../domain/payload.js';
import type { SourceRecord } from '../../domain/source.js';
import { entriesDigest, entriesOf, singleEntry } from './entries.js';
import { type FieldReader, fieldReader } from './field-reader.js';
import type { JsonDefinition } from './definition.js';
import type { FieldSpec } from './field.js';
import { unnamedId } from '../http/unnamed.js';
import { type Fields, fieldsOf } from './mapping.js';
import { payloadParts } from './payload.js';
import { isSharedId } from './quote-moment.js';
import {
  valueAtPath,
  type PayloadParts,
  type FieldPlace,
  parseFieldPlace,
  pointerSteps,
  valueAt,
} from './place.js';

/** Values outside the record that a definition reads; they are stored in its payloads. */
interface ReplyContext {
  key: boolean;
  partition: boolean;
  /** JSON Pointers to values in the whole reply. */
  reply: readonly string[];
}

/** Extracts records from a reply. */
export class Records {
  private readonly steps: readonly string[];
  private readonly idReaders: readonly FieldReader[];
  private readonly context: ReplyContext;
  /** Whether records contain a time. Otherwise, the time of the fetch is stored in their payloads, for replays. */
  private readonly isDated: boolean;
  private readonly where: FieldPlace | undefined;
  private readonly isSingle: boolean;

  constructor(definition: JsonDefinition) {
    const { kind, fields } = fieldsOf(definition);
    this.steps = pointerSteps(definition.records);
    this.idReaders = (definition.id?.map((path) => ({ path })) ?? usualId(kind, fields)).map((spec) =>
      fieldReader(spec),
    );
    this.isDated = kind !== 'quote' || fields.observed_at !== undefined;
    this.isSingle = definition.single;
    this.where = definition.where === undefined ? undefined : parseFieldPlace(definition.where);
    this.context = contextOf([
      ...Object.values(fields).map((spec) => spec?.path),
      ...(definition.id ?? []),
      definition.incremental?.from,
    ]);
  }

  /** Path of the records, for `readJson`. */
  get listAt(): readonly string[] {
    return this.steps;
  }

  /** The first duplicate name on the way to the records, or to a value that they are read with. */
  ambiguousIn(duplicates: readonly string[]): string | undefined {
    const ways = [this.steps, ...this.context.reply.map(pointerSteps)];
    const read = new Set(ways.flatMap((steps) => steps.map((_, end) => steps.slice(0, end + 1).join('.'))));
    return duplicates.find((path) => read.has(path));
  }

  /** Records that meet the condition, with number, digest and last of all records. Undefined if the reply has no list of records. */
  extract(
    document: JsonDocument,
    partition: Readonly<Record<string, string>> | null,
    offset: number,
    fetchedAt: Date,
  ): { records: SourceRecord[]; count: number; digest: string; last?: PayloadParts } | undefined {
    const entries = this.isSingle
      ? singleEntry(document, valueAtPath(document.value, this.steps))
      : entriesOf(document);
    const reply = this.replyOf(document.value);
    if (!entries) return undefined;
    const records = entries.flatMap(({ value, text, duplicates, key }, position) => {
      if (!this.isWanted({ record: value, key, partition })) return [];
      const others = {
        ...(this.context.key && { key: key ?? null }),
        ...(this.context.partition && { partition }),
        ...(reply && { reply }),
        ...(!this.isDated && { fetched_at: fetchedAt.toISOString() }),
      };
      const isAlone = !Object.keys(others).length;
      const payload = isAlone ? value : { record: value, ...others };
      return [
        {
          externalId: this.idOf(payload) ?? unnamedId(offset + position),
          payload,
          text: isAlone ? text : `{"record":${text},${JSON.stringify(others).slice(1)}`,
          ...(duplicates.length ? { reasons: duplicateNameReasons(duplicates) } : {}),
        },
      ];
    });
    const last = entries.at(-1);
    return {
      records,
      count: entries.length,
      digest: entriesDigest(entries),
      ...(last && { last: { record: last.value, key: last.key, partition } }),
    };
  }

  /** Whether to keep a record. It is kept if the condition cannot be applied, so that an invalid record is rejected visibly. */
  private isWanted(parts: PayloadParts): boolean {
    try {
      return this.where === undefined || isTrue(valueAt(this.where, parts));
    } catch {
      return true;
    }
  }

  private idOf(payload: unknown): string | undefined {
    const parts = payloadParts(payload);
    const texts = this.idReaders.map((reader) => reader.text(parts, () => undefined)?.trim());
    return texts.every(Boolean) ? texts.join(' ') : undefined;
  }

  private replyOf(document: unknown): Record<string, unknown> | undefined {
    if (!this.context.reply.length) return undefined;
    const found = this.context.reply.map((pointer) => [
      pointer,
      valueAtPath(document, pointerSteps(pointer)),
    ]);
    return Object.fromEntries(found.filter(([, value]) => value !== undefined)) as Record<string, unknown>;
  }
}

/** The fields that identify a record. If all records, or all of a partition, share an id, time and currency are needed as well. */
function usualId(kind: string, { id, observed_at, opened_at, currency, day }: Fields): FieldSpec[] {
  if (kind === 'rate') return [currency!, { ...day, date: undefined }];
  const isShared = isSharedId(id!);
  const moment = kind === 'candle' ? opened_at : isShared ? observed_at : undefined;
  return [
    id!,
    ...(moment ? [{ ...moment, date: undefined }] : []),
    ...(isShared && currency && !isSharedId(currency) ? [currency] : []),
  ];
}

function contextOf(paths: readonly (string | undefined)[]): ReplyContext {
  const places = paths.flatMap((path) => (path === undefined ? [] : [parseFieldPlace(path)]));
  return {
    key: places.some(({ of }) => of === 'key'),
    partition: places.some(({ of }) => of === 'partition'),
    reply: [...new Set(places.flatMap((place) => (place.of === 'reply' ? [place.pointer] : [])))],
  };
}

/** Whether a value counts as true in JMESPath: it is not false, null or empty. */
function isTrue(value: unknown): boolean {
  if (isContainer(value)) return Object.keys(value).length > 0;
  return value !== undefined && value !== null && value !== false && value !== '';
}
