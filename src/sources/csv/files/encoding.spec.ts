import iconv from 'iconv-lite';
import { detectEncoding } from './encoding.js';
import { CsvFolder } from '../fixtures/csv-folder.js';

let folder: CsvFolder;
beforeAll(async () => {
  folder = await CsvFolder.make();
});
afterAll(() => folder.remove());

const file = (names: readonly string[]) =>
  'Symbol;Name;Price;Date\r\n' +
  names.map((name, index) => `S${index};${name};${93429 + index},20;31.12.2024\r\n`).join('');

async function read(content: Buffer, config = {}) {
  const { pages, quotes, rejected } = await folder.read(content, config);
  const format = pages[0]!.file!.format as { encoding: string; encodingConfidence?: number };
  return { format, names: quotes.map(({ name }) => name), rejected };
}

const japanese = ['ビットコイン', 'イーサリアム', 'リップル', 'ソラナ', 'ドージコイン', 'ライトコイン'];
const chinese = ['比特币', '以太坊', '瑞波币', '狗狗币', '莱特币', '波场', '艾达币', '币安币'];
const taiwanese = ['比特幣', '以太幣', '瑞波幣', '狗狗幣', '萊特幣', '波場', '艾達幣', '幣安幣'];
const russian = ['Биткоин', 'Эфириум', 'Рипл', 'Солана', 'Догикоин', 'Лайткоин', 'Кардано', 'Полкадот'];
const often = (names: readonly string[]) =>
  Array.from({ length: 200 }, (_, index) => names[index % names.length]!);

describe('the encoding of a file', () => {
  it.each([
    ['windows-1252', ['Bitcoin €', 'Ether €']],
    ['windows-1252', ['Börse Zürich', 'Café', 'Société Générale']],
    ['windows-1252', ['Curaçao', 'Peña']],
    ['windows-1252', ['Réserve fédérale', 'à été']],
    ['windows-1250', ['Příbram', 'Koruna česká', 'Žižkov']],
    ['windows-1250', ['Złoty', 'Łódź', 'Kraków']],
    ['windows-1250', ['5 zł', '12 zł']],
    ['windows-1250', ['5 Kč', '12 Kč']],
    ['windows-1250', ['5\u00a0033.06 zł', '12zł', 'a — b']],
    ['windows-1251', russian.slice(0, 3)],
    ['windows-1251', often(russian)],
    ['gb18030', chinese.slice(0, 3)],
    ['gb18030', often(chinese)],
    ['shift_jis', japanese.slice(0, 3)],
    ['shift_jis', often(japanese)],
    ['big5', taiwanese.slice(0, 3)],
    ['big5', often(taiwanese)],
    ['euc-kr', ['비트코인', '이더리움', '리플']],
    ['koi8-r', russian.slice(0, 3)],
    ['windows-1254', ['Türk lirası', 'İstanbul Borsası', 'Değişim', 'Günlük şirket']],
    ['utf-8', ['Börse', 'Биткоин', '比特币']],
    ['utf-8', ['Bitcoin']],
  ])('is detected as %s (case %#)', async (encoding, names) => {
    const content = iconv.encode(file(names), encoding);
    expect(await read(content)).toMatchObject({ format: { encoding }, names, rejected: [] });
    async function* chunks() {
      for (let at = 0; at < content.length; at += 7)
        yield await Promise.resolve(content.subarray(at, at + 7));
    }
    const { encoding: ofChunks } = await detectEncoding(chunks());
    expect(ofChunks === 'utf-8').toBe(encoding === 'utf-8');
  });

  it.each(['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])(
    'is %s with and without a mark',
    async (encoding) => {
      for (const addBOM of [true, false]) {
        const content = iconv.encode(file(['Börse', '比特币']), encoding, { addBOM });
        const { format, names } = await read(content);
        expect(format.encoding).toBe(encoding);
        expect(format.encodingConfidence).toBeUndefined();
        expect(names).toEqual(['Börse', '比特币']);
      }
    },
  );

  it('is the configured one, unless a byte order mark contradicts it', async () => {
    const content = iconv.encode(file(['Příbram']), 'windows-1250');
    const { format, names } = await read(content, { CSV_ENCODING: 'windows-1250' });
    expect(format).toMatchObject({ encoding: 'windows-1250' });
    expect(names).toEqual(['Příbram']);
    const marked = Buffer.from(`\ufeff${file(['Příbram'])}`);
    expect((await read(marked, { CSV_ENCODING: 'windows-1250' })).names).toEqual(['Příbram']);
  });

  it('stays UTF-8 despite a bad byte, whose row is rejected', async () => {
    const [before, after] = [Buffer.from(file(['Börse', 'Café'])), Buffer.from('S2;Ω;1,5;31.12.2024\r\n')];
    const content = Buffer.concat([before, Buffer.from('BAD;Caf\xe9;1,5;31.12.2024\r\n', 'latin1'), after]);
    const { format, names, rejected } = await read(content);
    expect(format.encoding).toBe('utf-8');
    expect(format.encodingConfidence).toBeCloseTo(0.75);
    expect(names).toEqual(['Börse', 'Café', 'Ω']);
    const at = before.length + 'BAD;Caf'.length;
    expect(rejected).toEqual([
      {
        line: 4,
        path: 'Name',
        code: 'bad_byte',
        message: `line 4 has the byte 0xE9 (at ${at}) in "Name" that utf-8 does not have; correct the value, or set CSV_ENCODING if the whole file has another encoding`,
      },
    ]);
  });

  it('rejects bytes that it does not define, for other encodings as well', async () => {
    const content = iconv.encode(file(often(japanese)), 'shift_jis');
    const bad = Buffer.concat([
      content,
      Buffer.from([0x42, 0x3b, 0x85, 0xff]),
      Buffer.from(';1,5;31.12.2024\r\n'),
    ]);
    const { names, rejected } = await read(bad);
    expect(names).toEqual(often(japanese));
    expect(rejected).toMatchObject([{ line: 202, path: 'Name', code: 'bad_byte' }]);
  });

  it('accepts U+FFFD like any other character', async () => {
    expect((await read(Buffer.from(file(['a\ufffdb', 'é'])))).names).toEqual(['a\ufffdb', 'é']);
  });
});
