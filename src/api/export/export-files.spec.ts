import { EventEmitter, once } from 'node:events';
import type { FastifyReply } from 'fastify';
import { parseConfig } from '../../config/config.js';
import { type ExportFile, ExportFiles, type ExportWriter } from './export-files.js';

const MB = 2 ** 20;
const reply = () => ({ raw: new EventEmitter(), getHeaders: () => ({}) }) as unknown as FastifyReply;
const ofSize = (mb: number): ExportWriter =>
  async function* () {
    for (let n = 0; n < mb; n++) yield await Promise.resolve(new Uint8Array(MB));
  };
let files: ExportFiles;

beforeEach(() => {
  files = new ExportFiles(parseConfig({ EXPORT_FILES_MB: '3' }));
});
afterEach(() => files.onModuleDestroy());

it('creates a file once for concurrent requests, and reuses it', async () => {
  let made = 0;
  const write: ExportWriter = async function* () {
    made++;
    yield await Promise.resolve('text');
  };
  const [one, other] = await Promise.all([
    files.make('/a', write, reply()),
    files.make('/a', write, reply()),
  ]);
  const later = await files.make('/a', write, reply());
  expect([made, one === other, later === one, files.find('/a') === one, one.size]).toEqual([
    1,
    true,
    true,
    true,
    4,
  ]);
});

it('replaces files that nobody reads with newer ones, and refuses a file that does not fit', async () => {
  const read = await files.make('/read', ofSize(1), reply());
  const reader = reply();
  files.hold('/read', read, reader);
  await files.make('/idle', ofSize(2), reply());
  await files.make('/new', ofSize(2), reply());
  const known = () => ['/read', '/idle', '/new'].map((url) => files.find(url) !== undefined);
  expect(known()).toEqual([true, false, true]);
  await expect(files.make('/large', ofSize(3), reply())).rejects.toThrow(/more than the 3 MB/);
  expect(known()).toEqual([true, false, false]);
  reader.raw.emit('close');
  expect((await files.make('/large', ofSize(3), reply())).size).toBe(3 * MB);
});

it('stops writing a file when all clients waiting for it have disconnected', async () => {
  const progress = new EventEmitter();
  const write: ExportWriter = async function* ({ signal }) {
    progress.emit('begun');
    await once(signal, 'abort');
    yield '';
  };
  const begun = once(progress, 'begun');
  const [one, other] = [reply(), reply()];
  const made: Promise<ExportFile>[] = [files.make('/a', write, one), files.make('/a', write, other)];
  const ends = Promise.allSettled(made);
  await begun;
  one.raw.emit('close');
  other.raw.emit('close');
  expect((await ends).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
