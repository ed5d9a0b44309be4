import { accountOf } from './database-role.js';
import { cannotConnect } from './database-unavailable.js';

describe('cannotConnect', () => {
  it.each([
    [
      'postgres://u:secret@db:6432/k',
      'no answer',
      /^DATABASE_URL: cannot use PostgreSQL at db:6432\/k as u: no answer$/,
    ],
    [
      'postgres://u:secret@db/k',
      'unsupported startup parameter: options',
      /at db:5432\/k as u: unsupp.*PgBouncer.*itself$/,
    ],
    ['postgres://u:secret@%2Fvar%2Frun/k', 'connect ENOENT', /at \/var\/run:5432\/k as u: connect ENOENT$/],
    [
      'postgres://u:secret@db/k',
      'self-signed certificate in certificate chain',
      /certificate chain\. .*sslrootcert=.*no-verify/,
    ],
    ['postgres://u:secret@db/k?sslrootcert=/nowhere', 'ENOENT: /nowhere', /at db: ENOENT: \/nowhere$/],
  ])('says about %s, which fails with %j, where and why, but no password', (url, message, expected) => {
    const said = cannotConnect(url, new Error(message)).message;
    expect(said).toMatch(expected);
    expect(said).not.toContain('secret');
  });

  it('names the variable with the URL', () => {
    const said = cannotConnect('postgres://u@db/k', new Error('no'), 'MIGRATION_DATABASE_URL').message;
    expect(said).toMatch(/^MIGRATION_DATABASE_URL: /);
  });
});

it.each([
  ['postgres://us%20er:p%254%23%2F%40@h/db', { user: 'us er', password: 'p%4#/@' }],
  ['postgres://u:50%@h/db', { user: 'u', password: '50%' }],
  ['postgres://u@h/db', { user: 'u', password: '' }],
])('accountOf(%j) decodes the user and password', (url, expected) => {
  expect(accountOf(url)).toEqual(expected);
});
