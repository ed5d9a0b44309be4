import { parseConfig } from './config.js';
import { ConfigError } from './config-error.js';

describe('an age', () => {
  it.each([
    ['36h', '36 hours'],
    ['90d', '90 days'],
    ['24m', '24 months'],
    ['2y', '2 years'],
    ['forever', null],
    ['', null],
  ])('%j is %j', (said, age) => {
    expect(parseConfig({ RETENTION_RAW: said }).RETENTION_RAW).toBe(age);
  });

  it.each(['0d', '-1d', '90', 'd', '1.5d', '90 days', '999999d', "1d' or true"])('is not %j', (said) => {
    const parse = () => parseConfig({ RETENTION_QUOTES: said });
    expect(parse).toThrow(ConfigError);
    expect(parse).toThrow('RETENTION_QUOTES: expected an age such as 36h');
  });
});

describe('the URL of the owner', () => {
  it('is refused alone: the embedded database has one role', () => {
    expect(() => parseConfig({ MIGRATION_DATABASE_URL: 'postgres://owner@localhost/kasparro' })).toThrow(
      'DATABASE_URL: required when MIGRATION_DATABASE_URL is set',
    );
  });
});
