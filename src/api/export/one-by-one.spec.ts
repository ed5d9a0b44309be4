import { SerialQueue } from './serial-queue.js';

/** Work that the test ends explicitly. */
function work(of: SerialQueue) {
  const begun: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const add = (name: string) =>
    of.run(() => {
      begun.push(name);
      return new Promise<string>((resolve, reject) =>
        ends.set(name, (error) => (error ? reject(error) : resolve(name))),
      );
    });
  return { begun, add, end: (name: string, error?: Error) => ends.get(name)!(error) };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('runs tasks in their order, even if one fails', async () => {
  const { begun, add, end } = work(new SerialQueue(1000));
  const [first, second, third] = [add('1'), add('2'), add('3')];
  await jest.advanceTimersByTimeAsync(0);
  expect(begun).toEqual(['1']);
  end('1', new Error('broken'));
  await expect(first).rejects.toThrow('broken');
  await jest.advanceTimersByTimeAsync(0);
  expect(begun).toEqual(['1', '2']);
  end('2');
  await jest.advanceTimersByTimeAsync(0);
  end('3');
  expect(await Promise.all([second, third])).toEqual(['2', '3']);
});

it('starts a task that has waited long enough', async () => {
  const { begun, add } = work(new SerialQueue(1000));
  for (const name of ['slow', 'patient']) void add(name);
  await jest.advanceTimersByTimeAsync(999);
  expect(begun).toEqual(['slow']);
  await jest.advanceTimersByTimeAsync(1);
  expect(begun).toEqual(['slow', 'patient']);
});
