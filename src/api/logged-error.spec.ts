import { Writable } from 'node:stream';
import { pinoHttp } from 'pino-http';
import { QueryFailedError } from 'typeorm';
import { loggedError } from './logging.module.js';

it('a failed query is logged without its parameters, which could be a whole page of records', () => {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const { logger } = pinoHttp({ serializers: { err: loggedError } }, stream);
  const driverError = Object.assign(new Error('no space left on device'), { code: '53100' });
  logger.error({ err: new QueryFailedError('insert into quotes', ['a secret row'], driverError) }, 'failed');
  expect(lines.join('')).toContain('no space left on device');
  expect(lines.join('')).toContain('53100');
  expect(lines.join('')).not.toContain('a secret row');
});
