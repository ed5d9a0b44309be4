import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';
import { exitWith, onStopSignal } from './process.js';

function failed(code: string): QueryFailedError {
  const refused = Object.assign(new DatabaseError('permission denied to create extension "x"', 1, 'error'), {
    ...{ code, hint: 'Must have CREATE privilege.' },
  });
  return new QueryFailedError('create extension x', [], refused);
}

function endWith(thrown: Error): { said: unknown; status: unknown } {
  const error = jest.spyOn(console, 'error').mockReturnValue();
  const exit = jest.spyOn(process, 'exit').mockReturnValue(undefined as never);
  // It returns here, because the exit is not real.
  const end: (error: unknown) => void = exitWith;
  try {
    end(thrown);
    return { said: error.mock.calls[0] as unknown, status: exit.mock.calls[0]![0] };
  } finally {
    exit.mockRestore();
    error.mockRestore();
  }
}

describe('exitWith', () => {
  it.each([
    ['42501', 1],
    ['53100', 69],
  ])(
    'prints a sentence about a statement of TypeORM that fails with %s, without the statement',
    (code, status) => {
      const sentence = 'PostgreSQL: permission denied to create extension "x". Must have CREATE privilege.';
      expect(endWith(failed(code))).toEqual({ said: [`${sentence} (SQLSTATE ${code})`], status });
    },
  );

  it('prints a sentence about a connection that took too long, which has no code', () => {
    const message = 'timeout exceeded when trying to connect';
    expect(endWith(new Error(message))).toEqual({ said: [`PostgreSQL: ${message}`], status: 69 });
  });

  it('prints a stack trace of a statement that is wrong', () => {
    expect(endWith(failed('42703')).said).toEqual([expect.any(QueryFailedError)]);
  });
});

describe('onStopSignal', () => {
  const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
  const before = signals.map((signal) => process.listeners(signal));
  afterEach(() => {
    for (const [index, signal] of signals.entries())
      for (const one of process.listeners(signal))
        if (!before[index]!.includes(one)) process.off(signal, one);
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it.each([
    [8, 30],
    [20, 30],
    [600, 610],
  ])('gives a stop with SHUTDOWN_TIMEOUT=%s up to %s seconds', (SHUTDOWN_TIMEOUT, seconds) => {
    jest.useFakeTimers();
    const exit = jest.spyOn(process, 'exit').mockReturnValue(undefined as never);
    onStopSignal(() => new Promise(() => undefined), { SHUTDOWN_TIMEOUT });
    process.emit('SIGTERM');
    jest.advanceTimersByTime(seconds * 1000 - 1);
    expect(exit).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(exit.mock.calls).toEqual([[1]]);
  });
});
