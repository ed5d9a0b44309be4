import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readMappings } from './mappings.js';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'mappings-'))));
afterAll(() => rm(folder, { recursive: true }));

const file = async (name: string, text: string) => {
  await writeFile(join(folder, name), text);
  return join(folder, name);
};
const XBT = { source: 'csv', external_id: 'XBT', asset: 'bitcoin' };

describe('readMappings', () => {
  it('reads a list of JSON, and CSV with a byte order mark and quotes', async () => {
    expect(await readMappings(await file('a.json', JSON.stringify([XBT])))).toEqual([XBT]);
    const csv = '\uFEFFsource,external_id,asset\ncsv,"XBT",bitcoin\n';
    expect(await readMappings(await file('a.csv', csv))).toEqual([XBT]);
  });

  it('reads CSV in the dialects that sources read, with stray quotes in ids', async () => {
    const csv = 'source;external_id;asset\ncsv;Six" pipe;bitcoin\ncsv;16";ether\n';
    expect(await readMappings(await file('a.csv', csv))).toEqual([
      { source: 'csv', external_id: 'Six" pipe', asset: 'bitcoin' },
      { source: 'csv', external_id: '16"', asset: 'ether' },
    ]);
  });

  it('ignores blanks around fields, and a byte order mark in JSON', async () => {
    const csv = 'source, external_id, asset\ncsv, XBT, bitcoin \n';
    expect(await readMappings(await file('blank.csv', csv))).toEqual([XBT]);
    expect(await readMappings(await file('bom.json', `\uFEFF${JSON.stringify([XBT])}`))).toEqual([XBT]);
  });

  it('names a listing that is mapped to two assets', async () => {
    const csv = 'source,external_id,asset\ncsv,XBT,bitcoin\ncsv,XBT,Bitcoin\ncsv,XBT,ether\n';
    await expect(readMappings(await file('two.csv', csv))).rejects.toThrow(
      'two.csv cannot be used: csv/XBT is mapped to Bitcoin and to ether: remove one of them',
    );
  });

  it.each([
    ['no.csv', 'source,asset\ncsv,bitcoin\n'],
    ['ragged.csv', 'source,external_id,asset\ncsv,XBT\n'],
    ['no.json', '{}'],
    ['cut.json', '['],
  ])('names %s if it cannot be used', async (name, text) => {
    await expect(readMappings(await file(name, text))).rejects.toThrow(
      new RegExp(`IDENTITY_MAPPINGS: .*${name}`),
    );
  });

  it('reports a missing file', async () => {
    await expect(readMappings(join(folder, 'none.csv'))).rejects.toThrow('none.csv cannot be used');
  });
});
