import { diskCheck } from './machine.js';

it.each([
  [1234.9, 'ok', '1.2 GB free in .data'],
  [999.9, 'warning', '999 MB free in .data'],
  [99.9, 'fault', '99 MB free in .data'],
  [0, 'fault', '0 MB free in .data'],
])('a disk with %d MB left is %s', (freeMb, found, detail) => {
  expect(diskCheck(freeMb, '.data')).toMatchObject({ name: 'Disk', found, detail });
});
