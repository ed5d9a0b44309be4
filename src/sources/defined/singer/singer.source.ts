import { z } from 'zod';
import type { Config } from '../../../config/config.js';
import { RunError, UnusablePartition } from '../../../domain/errors.js';
import { WHEN_FETCHED } from '../../../domain/quote.js';
import type { Page, PageRequest, Partition, Reason, Source } from '../../../domain/source.js';
import { datedByFetch } from '../../http/dated-by-fetch.js';
import { type Item, withRateOfEuro } from '../item-reader.js';
import type { NamedDefinition } from '../read-definitions.js';
import { catalogFile, discoverCatalog, withSelectedStreams } from './catalog.js';
import { streamSchema } from './stream-schema.js';
import type { SingerDefinition } from './tap-definition.js';
import { TapFiles } from './tap-files.js';
import { tapLines } from './tap-lines.js';
import { type Log, TapLog } from './tap-log.js';
import { TapPage } from './tap-page.js';
import { TapProcess } from './tap-process.js';
import { TapSettings } from './tap-settings.js';

const ALL = 'all';

const position = z.strictObject({
  state: z
    .string()
    .refine((text) => isJson(text), "expected JSON as text: the value of the tap's last STATE")
    .optional(),
});

/** A YAML source whose records come from a Singer tap, which is a program. The tap's state is the cursor. */
export class SingerSource implements Source<Item> {
  readonly name: string;
  readonly kind;
  readonly schema;
  readonly cursorSchema = position;
  private readonly settings: TapSettings;

  /** @throws ConfigError if an environment variable is not set */
  constructor(
    private readonly definition: NamedDefinition<SingerDefinition>,
    config: Config,
    private readonly log: Log,
  ) {
    const { name, streams } = definition;
    this.name = name;
    this.kind = Object.values(streams).some(({ article }) => article) ? ('third' as const) : ('api' as const);
    this.schema = streamSchema(definition);
    this.settings = new TapSettings(definition, config);
  }

  partitions(): Promise<readonly Partition[]> {
    return Promise.resolve([{ key: ALL }]);
  }

  notes(item: Item): readonly Reason[] | undefined {
    const isDated = item.kind !== 'quote' || item.observedAt !== WHEN_FETCHED;
    return isDated ? undefined : [datedByFetch('observed_at')];
  }

  normalize(item: Item): readonly Item[] {
    return withRateOfEuro(item);
  }

  async *pages(call: PageRequest): AsyncGenerator<Page<Item>> {
    call.signal.throwIfAborted();
    if (call.partition.key !== ALL)
      throw new UnusablePartition(
        'unknown_partition',
        `the source ${this.name} has a single partition, ${ALL}`,
      );
    const { state } = position.safeParse(call.since ?? {}).data ?? {};
    const files = await TapFiles.make(this.name);
    try {
      const tap = this.start(await this.argumentsOf(files, state, call.signal), call.signal);
      try {
        yield* this.read(tap, state, call);
      } finally {
        await tap.stop();
      }
    } catch (error) {
      // If the tap was stopped, the error is only about its unfinished last line.
      call.signal.throwIfAborted();
      throw error;
    } finally {
      await files.remove();
    }
  }

  /** Yields pages. After a failure, first yields the records read before it, with the state that belongs to them. */
  private async *read(
    tap: TapProcess,
    state: string | undefined,
    call: PageRequest,
  ): AsyncGenerator<Page<Item>> {
    const page = new TapPage(this.definition, { state, masked: this.settings.masked });
    try {
      for await (const { texts, bytes } of tapLines(tap, this.definition.timeout, call)) {
        page.count(bytes);
        for (const text of texts) {
          page.add(text);
          if (page.isFull) yield page.take();
        }
        if (page.isDue) yield page.take();
      }
      await tap.assertSucceeded();
      page.assertComplete();
    } catch (error) {
      if (call.signal.aborted) throw error;
      if (error instanceof RunError && page.isPending) yield page.take();
      throw error;
    }
    if (page.isPending || page.isFirst) yield page.take();
  }

  private async argumentsOf(
    files: TapFiles,
    state: string | undefined,
    signal: AbortSignal,
  ): Promise<string[]> {
    const { catalog, catalog_option, streams, timeout } = this.definition;
    const args = ['--config', await files.write('config', this.settings.config)];
    if (state !== undefined) args.push('--state', await files.write('state', state));
    if (catalog === undefined) return args;
    const text =
      catalog === 'discover'
        ? withSelectedStreams(
            await discoverCatalog(this.start([...args.slice(0, 2), '--discover'], signal), timeout * 1000),
            Object.keys(streams),
          )
        : await catalogFile(catalog);
    return [...args, catalog_option, await files.write('catalog', text)];
  }

  private start(args: readonly string[], signal: AbortSignal): TapProcess {
    signal.throwIfAborted();
    const tap = new TapProcess(this.settings.command(args), new TapLog(this.log, this.settings.masked));
    signal.addEventListener('abort', () => void tap.stop(), { once: true });
    return tap;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
