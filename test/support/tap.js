// A Singer tap for the tests: `node tap.js MODE --config FILE [--state FILE] [--catalog FILE] [--discover]`.
import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import { closeSync, readFileSync, writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

const [, , mode, ...options] = process.argv;
const after = (name) => (options.includes(name) ? options[options.indexOf(name) + 1] : undefined);
const jsonOf = (path) => path && JSON.parse(readFileSync(path, 'utf8'));
const config = jsonOf(after('--config'));
const state = jsonOf(after('--state'));
const catalog = jsonOf(after('--catalog') ?? after('--properties'));

const say = (text) => process.stdout.write(`${text}\n`);
const schema = (stream = 'prices', keys = ['id']) =>
  say(JSON.stringify({ type: 'SCHEMA', stream, schema: { properties: {} }, key_properties: keys }));
/** With more digits than a double has. */
const recordText = (id, stream = 'prices') =>
  `{"type":"RECORD","stream":"${stream}","record":{"id":"c${id}","price":${id}.00000000000000000${id}},"time_extracted":"2026-01-02T03:04:05Z"}`;
const record = (id, stream) => say(recordText(id, stream));
const setState = (at) => say(JSON.stringify({ type: 'STATE', value: { at } }));
const last = state?.at ?? 0;

/** Something that it leaves behind, in its group. */
const helper = () =>
  spawn(process.execPath, ['-e', 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)'], {
    stdio: ['ignore', 'inherit', 'ignore'],
  });

const MODES = {
  /** Two records a run, from where the last one ended. */
  good() {
    process.stderr.write(`INFO the key is ${config.api_key} ${process.env.TAP_TOKEN}\nWARNING a warning\n`);
    process.stderr.write(
      `INFO ${JSON.stringify([process.env.DATABASE_URL, process.env.HOME, config.nested])}\n`,
    );
    schema();
    schema('others');
    record(9, 'others');
    say('{"type":"ACTIVATE_VERSION","stream":"prices","version":1}');
    for (const id of [last + 1, last + 2]) record(id);
    setState(last + 2);
  },
  state_first() {
    setState(7);
    schema();
    record(1);
    record(2);
  },
  no_state() {
    schema();
    record(1);
    // Without a line end, too.
    process.stdout.write(recordText(2));
  },
  nothing() {
    schema();
  },
  crash() {
    schema();
    record(last + 1);
    setState(last + 1);
    record(last + 2);
    process.stderr.write(`ERROR it broke with ${config.api_key}\n`);
    process.exitCode = last >= 2 ? 0 : 3;
  },
  async killed() {
    schema();
    record(1);
    await sleep(100);
    process.kill(process.pid, 'SIGKILL');
  },
  async endless() {
    schema();
    for (let id = last + 1; ; id++) {
      record(id);
      setState(id);
      if (id === last + 30) process.stderr.write('INFO wrote thirty\n');
      await sleep(10);
    }
  },
  async silent() {
    schema();
    record(1);
    setState(1);
    await sleep(100_000);
  },
  huge_line() {
    schema();
    record(1);
    setState(1);
    say(JSON.stringify({ type: 'RECORD', stream: 'prices', record: { id: 'x'.repeat(9 * 1024 * 1024) } }));
  },
  garbage() {
    schema();
    record(1);
    say(`Starting with ${config.api_key}`);
  },
  broken_record() {
    schema();
    say('{"type":"RECORD","stream":"prices","record":{"id":"c1","price":1,"price":2}}');
    say('{"type":"RECORD","stream":"prices","record":{"id":"c2","price":"much"}}');
    // As Python writes it.
    say('{"type":"RECORD","stream":"prices","record":{"id":"c4","price":NaN,"note":"\\"NaN"}}');
    record(3);
  },
  ambiguous_state() {
    schema();
    record(1);
    say('{"type":"STATE","value":{"at":1,"at":2}}');
  },
  ambiguous_type() {
    schema();
    record(1);
    say(recordText(2).replace('{', '{"type":"STATE","value":7,'));
  },
  cut_off() {
    schema();
    process.stdout.write(recordText(1).slice(0, 40));
  },
  record_first() {
    record(1);
  },
  /** As programs on Windows write. */
  crlf() {
    process.stdout.write('{"type":"SCHEMA","stream":"prices","schema":{},"key_properties":["id"]}\r\n\r\n');
    process.stdout.write(`${recordText(1)}\r\n{"type":"STATE","value":{"at":1}}\r\n`);
  },
  bom() {
    process.stdout.write('\ufeff');
    schema();
  },
  latin1() {
    schema();
    process.stdout.write(Buffer.from('{"type":"STATE","value":"caf\xe9"}\n', 'latin1'));
  },
  /** Its keys change midway. */
  new_schema() {
    schema();
    record(1);
    schema('prices', ['id', 'price']);
    record(2);
  },
  unknown_stream() {
    schema();
    record(9, 'never_announced');
    record(1);
  },
  no_stream() {
    schema('others');
  },
  batch() {
    schema();
    say('{"type":"BATCH","stream":"prices","manifest":[]}');
  },
  big_state() {
    schema();
    say(JSON.stringify({ type: 'STATE', value: 'x'.repeat(2 * 1024 * 1024) }));
  },
  async hangs() {
    schema();
    record(1);
    await sleep(100);
    closeSync(1);
    await sleep(100_000);
  },
  /** It ends, and what it started holds its output open. */
  async leaves_behind() {
    schema();
    record(1);
    writeFileSync(config.pids, `${process.pid} ${helper().pid}`);
    await sleep(100);
    process.exit(0);
  },
  /** The same with a process that is no longer of its group; it ends once nobody reads. */
  daemon() {
    schema();
    record(1);
    const watch = 'setInterval(() => require("fs").existsSync(process.argv[1]) || process.exit(), 50)';
    spawn(process.execPath, ['-e', watch, after('--config')], {
      stdio: ['ignore', 'inherit', 'ignore'],
      detached: true,
    }).unref();
  },
  /** It wants to live. */
  async stubborn() {
    process.on('SIGTERM', () => undefined);
    schema();
    record(1);
    setState(1);
    writeFileSync(config.pids, `${process.pid} ${helper().pid}`);
    // Longer than a test waits for its end.
    await sleep(1_000_000);
  },
  selected() {
    const selected = catalog.streams.filter(
      (one) =>
        one.schema.selected &&
        one.metadata.some(({ breadcrumb, metadata }) => !breadcrumb.length && metadata.selected),
    );
    for (const { stream } of selected) {
      schema(stream);
      record(1, stream);
    }
  },
  /** A million records as fast as they are read. Says when they are not. */
  async fast() {
    schema();
    const out = new Socket({ fd: 1, readable: false });
    for (let id = 1; id <= 1_000_000; id++) {
      if (out.write(`${recordText(id)}\n`)) continue;
      const drained = new Promise((resolve) => out.once('drain', resolve));
      const isStuck = Symbol('stuck');
      while ((await Promise.race([drained, sleep(300, isStuck)])) === isStuck)
        process.stderr.write(`INFO stuck at ${id}\n`);
    }
  },
};

if (options.includes('--discover'))
  say(
    JSON.stringify({
      streams: ['others', 'prices'].map((stream) => ({
        stream,
        tap_stream_id: stream,
        schema: {},
        metadata: [],
      })),
    }),
  );
else await MODES[mode]();
