import { jsonRecords } from './json-records.js';
import type { HttpReply, HttpRequest } from './http.js';

const request = { url: 'http://localhost/list' } as HttpRequest;
const records = (body: string) =>
  jsonRecords({ body: Buffer.from(body), retries: 2, url: request.url } as HttpReply, request, 250);
const caught = (body: string) => {
  try {
    return records(body);
  } catch (error) {
    return error;
  }
};

describe('jsonRecords', () => {
  it('keeps every digit, a byte order mark notwithstanding', () => {
    const body = '[{"id":"a","supply":123456789012345678901234567890.5,"price":1e-30}]';
    expect(JSON.stringify(records(`\ufeff${body}`).map(({ payload }) => payload))).toBe(body);
  });

  it('numbers records without a usable id across all pages', () => {
    expect(records('[{"id":"a"},null,{"id":5}]').map(({ externalId }) => externalId)).toEqual([
      'a',
      '#251',
      '#252',
    ]);
  });

  it.each(['{"error":"no"}', 'null', '"[]"', '[1', '', '['.repeat(200_000)])(
    'fails on anything but an array, and reports the number of retries: %.20s',
    (body) => {
      expect(caught(body)).toMatchObject({ code: 'unexpected_body', retries: 2 });
    },
  );
});
