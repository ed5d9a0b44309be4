import { isConnectionFault } from './connection-fault.js';

const withCode = (code: string, message = '') => Object.assign(new Error(message), { code });

describe('isConnectionFault', () => {
  it.each([
    'failure on connection marked as essential: 127.0.0.1:5432',
    'could not commit transaction for shard 102009 on at least one active node',
    'server closed the connection unexpectedly\n\tThis probably means the server terminated abnormally',
  ])('recognises what a Citus coordinator reports about a lost node as an internal error: %s', (message) => {
    expect(isConnectionFault(withCode('XX000', message))).toBe(true);
  });

  it.each([
    ['53300', 'sorry, too many clients already'],
    ['25006', 'cannot execute INSERT in a read-only transaction'],
    ['57P03', 'the database system is not accepting connections'],
    ['EHOSTUNREACH', 'connect EHOSTUNREACH 10.0.0.5:5432'],
    ['ENETUNREACH', 'connect ENETUNREACH 10.0.0.5:5432'],
  ])('recognises a server that cannot be reached or used for now: %s %s', (code, message) => {
    expect(isConnectionFault(withCode(code, message))).toBe(true);
  });

  it('recognises that the socket file of a stopped server is gone, but no other missing file', () => {
    const gone = withCode('ENOENT', 'connect ENOENT /var/run/postgresql/.s.PGSQL.5432');
    expect(isConnectionFault(Object.assign(gone, { syscall: 'connect' }))).toBe(true);
    expect(isConnectionFault(Object.assign(withCode('ENOENT'), { syscall: 'open' }))).toBe(false);
  });

  it('does not take other internal errors and refused rows for lost connections', () => {
    expect(isConnectionFault(withCode('XX000', 'cache lookup failed for type 1'))).toBe(false);
    expect(isConnectionFault(withCode('23505', 'duplicate key'))).toBe(false);
  });
});
