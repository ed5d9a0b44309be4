import { onSignals } from './on-signals.js';

describe('onSignals', () => {
  const exits: unknown[] = [];
  let handled: string[];
  let remove: () => void;
  beforeEach(() => {
    exits.length = 0;
    handled = [];
    jest.spyOn(process, 'exit').mockImplementation((status) => exits.push(status) as never);
    remove = onSignals({
      interrupt: () => void handled.push('interrupt'),
      terminate: () => void handled.push('terminate'),
    });
  });
  afterEach(() => {
    remove();
    jest.restoreAllMocks();
  });

  it('handles a Ctrl-C once that npm forwards to a process that has already received it', () => {
    process.emit('SIGINT');
    process.emit('SIGINT');
    expect([handled, exits]).toEqual([['interrupt'], []]);
  });

  it('ends the process at a second SIGTERM', () => {
    process.emit('SIGINT');
    process.emit('SIGTERM');
    expect([handled, exits]).toEqual([['interrupt'], [1]]);
  });
});
