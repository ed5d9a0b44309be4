import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { tar } from './tar.js';

it('rejects, and raises no other error, when the archive cannot be written', async () => {
  const body = randomBytes(1024 * 1024);
  const entries = Readable.from(Array.from({ length: 100 }, (_, n) => ({ name: String(n), body })));
  const written = pipeline(tar(entries), createGzip(), createWriteStream('/dev/full'));
  await expect(written).rejects.toMatchObject({ code: 'ENOSPC' });
});
