import { UnprocessedRuns } from './unprocessed-runs.js';

const { signal } = new AbortController();

describe('runs that ended', () => {
  it('are each checked, and those that fail remain pending and are named', async () => {
    const ended = new UnprocessedRuns();
    for (const id of ['1', '2', '3', '4']) ended.add(id);
    const seen: string[] = [];
    const failing = ended.process((id) => {
      seen.push(id);
      return id === '2' || id === '3' ? Promise.reject(new Error('odd')) : Promise.resolve();
    }, signal);
    await expect(failing).rejects.toThrow('run 2: odd (1 more failed)');
    const look = (id: string) => Promise.resolve(void seen.push(id));
    await ended.process(look, signal);
    await ended.process(look, signal);
    expect(seen).toEqual(['1', '2', '3', '4', '2', '3']);
  });

  it('all remain pending when the database was lost', async () => {
    const ended = new UnprocessedRuns();
    for (const id of ['1', '2']) ended.add(id);
    const seen: string[] = [];
    const lost = Object.assign(new Error('gone'), { code: 'ECONNREFUSED' });
    const failing = ended.process((id) => {
      seen.push(id);
      return Promise.reject(lost);
    }, signal);
    await expect(failing).rejects.toBe(lost);
    expect(seen).toEqual(['1']);
  });

  it('are limited to a thousand, however many there are', async () => {
    const ended = new UnprocessedRuns();
    for (let id = 0; id < 5000; id++) ended.add(String(id));
    let count = 0;
    await ended.process(() => Promise.resolve(void count++), signal);
    expect(count).toBe(1000);
  });
});
