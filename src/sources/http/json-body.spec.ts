import type { HttpReply, HttpRequest } from './http.js';
import { jsonBody } from './json-body.js';

const request = { url: 'http://localhost/list?key=secretsecret' } as HttpRequest;
const read = (body: Buffer, contentType = 'application/json') =>
  jsonBody(
    { body, headers: { 'content-type': contentType }, retries: 1, url: request.url } as unknown as HttpReply,
    request,
  );
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
const caught = (step: () => unknown) => {
  try {
    return step();
  } catch (error) {
    return error;
  }
};

describe('jsonBody', () => {
  it.each([
    ['UTF-8', Buffer.from('["é😀"]')],
    ['UTF-8 with a byte order mark', Buffer.from('\ufeff["é😀"]')],
    ['UTF-16 of either order with a mark', Buffer.from('\ufeff["é😀"]', 'utf16le')],
    ['UTF-16, high bytes first, with a mark', utf16be('\ufeff["é😀"]')],
    ['UTF-16 without a mark', Buffer.from('["é😀"]', 'utf16le')],
    ['UTF-16, high bytes first, without a mark', utf16be('["é😀"]')],
  ])('reads %s, whatever the header says', (_name, body) => {
    for (const type of ['application/json', 'application/json; charset=iso-8859-1'])
      expect(read(body, type).value).toEqual(['é😀']);
  });

  it('names the first byte that is not UTF-8, the text before it, and the charset of the header', () => {
    const body = Buffer.from('[{"id":"caf\xe9"},{"id":"caf\xe8"}]', 'latin1');
    expect(caught(() => read(body, 'application/json;charset=ISO-8859-1'))).toMatchObject({
      code: 'bad_encoding',
      retries: 1,
      message:
        'expected JSON in UTF-8, got 0xE9 at byte 11, after "[{\\"id\\":\\"caf" (its header says ISO-8859-1)',
    });
  });

  it('does not reveal a key before that byte', () => {
    for (let length = 0; length < 60; length++) {
      const body = Buffer.from(`["secretsecret${'-'.repeat(length)}\xe9"]`, 'latin1');
      expect((caught(() => read(body)) as Error).message).not.toMatch(/secret|cret/);
    }
  });

  it.each([
    ['half of a pair', Buffer.from('["a\ud83d"]', 'utf16le'), 8],
    ['an odd number of bytes', Buffer.concat([Buffer.from('[]', 'utf16le'), Buffer.from([0x20])]), 4],
  ])('refuses UTF-16 with %s', (_name, body, at) => {
    expect(caught(() => read(body))).toMatchObject({
      code: 'bad_encoding',
      message: expect.stringMatching(new RegExp(`utf-16le.* at or before byte ${at}$`)) as string,
    });
  });

  it('names the position at which a response stops being JSON', () => {
    expect(caught(() => read(Buffer.from('[1,2')))).toMatchObject({
      code: 'unexpected_body',
      message: 'expected JSON, got "[1,2" (expected a comma or ] at the end)',
    });
  });
});
