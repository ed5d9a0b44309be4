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

  it('does not take other internal errors and refused rows for lost connections', () => {
    expect(isConnectionFault(withCode('XX000', 'cache lookup failed for type 1'))).toBe(false);
    expect(isConnectionFault(withCode('23505', 'duplicate key'))).toBe(false);
  });
});
