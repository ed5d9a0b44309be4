import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';
import { exitWith } from './process.js';

function endWith(code: string) {
  const refused = Object.assign(new DatabaseError('permission denied to create extension "x"', 1, 'error'), {
    ...{ code, hint: 'Must have CREATE privilege.' },
  });
  const said: unknown[] = [];
  const { exit } = process;
  const { error } = console;
  console.error = (line: unknown) => void said.push(line);
  let status: unknown;
  process.exit = ((given) => (status = given)) as typeof process.exit;
  try {
    exitWith(new QueryFailedError('create extension x', [], refused));
  } finally {
    process.exit = exit;
    console.error = error;
  }
  return { said, status };
}

describe('exitWith', () => {
  it.each([
    ['42501', 1],
    ['53100', 69],
  ])(
    'prints a sentence about a statement of TypeORM that fails with %s, without the statement',
    (code, status) => {
      const sentence = 'PostgreSQL: permission denied to create extension "x". Must have CREATE privilege.';
      expect(endWith(code)).toEqual({ said: [`${sentence} (SQLSTATE ${code})`], status });
    },
  );

  it('prints a stack trace of a statement that is wrong', () => {
    expect(endWith('42703').said).toEqual([expect.any(QueryFailedError)]);
  });
});
