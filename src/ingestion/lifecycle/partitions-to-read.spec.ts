import type { Partition } from '../../domain/source.js';
import { partitionsToRead } from './partitions-to-read.js';

const file = (key: string, version: number): Partition => ({
  key,
  isUnchanged: (since) => since.version === version,
});
const known = (partition: string, version: number | null, isGone = false) => ({
  partition,
  cursor: version === null ? null : { version },
  isGone,
});

describe('the partitions that a live run reads', () => {
  it('are those that changed, that were never read to their end, or that only the upstream knows about', () => {
    const shown = [file('same', 1), file('changed', 2), file('new', 1), file('reset', 1), { key: 'feed' }];
    const stored = [known('same', 1), known('changed', 1), known('reset', null), known('feed', 1)];
    const found = partitionsToRead(shown, stored, true);
    expect(found).toEqual({
      toRead: ['changed', 'new', 'reset', 'feed'].map((key) => expect.objectContaining({ key })),
      unchanged: 1,
      vanished: [],
      returned: [],
    });
  });

  it('are those that are due, unless all are requested', () => {
    const shown = [{ key: 'due', isDue: true }, { key: 'early', isDue: false }, { key: 'any' }];
    const keys = (onlyDue: boolean) => partitionsToRead(shown, [], onlyDue).toRead.map(({ key }) => key);
    expect(keys(true)).toEqual(['due', 'any']);
    expect(keys(false)).toEqual(['due', 'early', 'any']);
  });

  it('are distinguished from removed ones each time they disappear and return', () => {
    expect(
      partitionsToRead([file('a', 1)], [known('a', 1, true), known('b', 1), known('c', 1, true)], true),
    ).toEqual({
      toRead: [],
      unchanged: 1,
      vanished: ['b'],
      returned: ['a'],
    });
  });
});
