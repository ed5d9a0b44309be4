import { now, uptime } from '../../../domain/clock.js';
import { PartitionError } from '../../../domain/errors.js';
import type { Cursor, Page, SourceRecord } from '../../../domain/source.js';
import { dateForm } from '../dates.js';
import type { Item } from '../item-reader.js';
import { fieldsOf } from '../mapping.js';
import { type TapMessage, parseTapMessage } from './messages.js';
import { RecordIds } from './record-ids.js';
import type { SingerDefinition } from './tap-definition.js';

const MAX_RECORDS = 1000;
const MAX_CHARACTERS = 4 * 1024 * 1024;
/** A page is stored after this time even if it is not full. */
const MAX_AGE_MS = 5000;
/** Maximum length of a state, which is part of every cursor and should only be a bookmark. */
const MAX_STATE_LENGTH = 1024 * 1024;

const instant = dateForm('iso');

interface Stream {
  ids: RecordIds;
  /** Whether records contain a time. Otherwise, the time of the fetch is added to their payloads, for replays. */
  isDated: boolean;
  /** key_properties from the stream's SCHEMA message; undefined until it arrives. */
  keys?: readonly string[];
}

/** Collects a tap's messages into pages. A state may be saved once the records before it are stored. */
export class TapPage {
  private readonly streams: ReadonlyMap<string, Stream>;
  private records: SourceRecord[] = [];
  private characters = 0;
  private bytes = 0;
  private lines = 0;
  private begun = uptime();
  private isStateNew = false;
  private taken = 0;

  private state: string | undefined;
  private readonly masked: (text: string) => string;

  /** @param state the state with which the tap was started */
  constructor(
    { streams }: SingerDefinition,
    { state, masked }: { state: string | undefined; masked: (text: string) => string },
  ) {
    this.state = state;
    this.masked = masked;
    this.streams = new Map(
      Object.entries(streams).map(([name, rules]) => {
        const { kind, fields } = fieldsOf(rules);
        return [
          name,
          { ids: new RecordIds(rules), isDated: kind !== 'quote' || fields.observed_at !== undefined },
        ];
      }),
    );
  }

  get isFull(): boolean {
    return this.records.length >= MAX_RECORDS || this.characters >= MAX_CHARACTERS;
  }

  get isDue(): boolean {
    return this.isPending && uptime() - this.begun >= MAX_AGE_MS;
  }

  /** Whether there are records or a new state to store. */
  get isPending(): boolean {
    return this.records.length > 0 || this.isStateNew;
  }

  get isFirst(): boolean {
    return this.taken === 0;
  }

  count(bytes: number): void {
    this.bytes += bytes;
  }

  /** @throws PartitionError if the line does not conform to the Singer specification */
  add(line: string): void {
    this.lines++;
    if (!line.trim()) return;
    if (!this.isPending) this.begun = uptime();
    const message = parseTapMessage(line, this.lines, this.masked);
    if (message.type === 'STATE') this.keep(message.state);
    if (message.type === 'SCHEMA') {
      const stream = this.streams.get(message.stream);
      if (stream) stream.keys = message.keys;
    }
    if (message.type !== 'RECORD') return;
    const stream = this.streams.get(message.stream);
    if (!stream) return;
    this.records.push(this.recordOf(message, stream));
    this.characters += line.length;
  }

  take(): Page<Item> {
    const { records, bytes, state } = this;
    this.records = [];
    this.characters = this.bytes = 0;
    this.isStateNew = false;
    this.taken++;
    const next: Cursor = state === undefined ? {} : { state };
    return { records, next, bytes, retries: 0, fetchedAt: now() };
  }

  /** @throws PartitionError if the tap ended without a SCHEMA message for a wanted stream */
  assertComplete(): void {
    const missing = [...this.streams].filter(([, { keys }]) => !keys).map(([name]) => name);
    if (missing.length)
      throw new PartitionError(
        'stream_missing',
        `the tap wrote no SCHEMA of ${missing.join(', ')}: check the names under streams, and whether the tap selects them (catalog: discover)`,
      );
  }

  private keep(state: string): void {
    if (state.length > MAX_STATE_LENGTH)
      throw new PartitionError(
        'state_too_large',
        `the tap's state has more than ${MAX_STATE_LENGTH} characters`,
      );
    this.isStateNew ||= state !== this.state;
    this.state = state;
  }

  private recordOf(
    { stream: name, record, text, extractedAt, reasons }: TapMessage & { type: 'RECORD' },
    { ids, isDated, keys }: Stream,
  ): SourceRecord {
    if (!keys)
      throw new PartitionError(
        'record_before_schema',
        `line ${this.lines} of the tap's output: expected the SCHEMA of ${name} before its first RECORD`,
      );
    const fetched_at = instant(extractedAt ?? '') ?? now().toISOString();
    const others = { stream: name, ...(!isDated && { fetched_at }) };
    return {
      externalId: `${name} ${ids.idOf(record, keys)}`,
      payload: { record, ...others },
      text: `{"record":${text},${JSON.stringify(others).slice(1)}`,
      ...(reasons && { reasons }),
    };
  }
}
