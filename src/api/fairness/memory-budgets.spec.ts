import { MemoryBudgets } from './memory-budgets.js';

afterEach(() => jest.restoreAllMocks());

it('gives each client its budget for a minute, from its first request', async () => {
  const at = jest.spyOn(performance, 'now').mockReturnValue(0);
  const budgets = new MemoryBudgets();
  expect(await budgets.spend('a', 7, 10)).toEqual({ refused: false, left: 3, resetSeconds: 60 });
  at.mockReturnValue(59_500);
  expect(await budgets.spend('a', 4, 10)).toEqual({ refused: true, left: 3, resetSeconds: 1 });
  expect(await budgets.spend('b', 4, 10)).toEqual({ refused: false, left: 6, resetSeconds: 60 });
  at.mockReturnValue(60_000);
  expect(await budgets.spend('a', 4, 10)).toEqual({ refused: false, left: 6, resetSeconds: 60 });
  expect(await budgets.spend('b', 4, 10)).toMatchObject({ left: 2 });
});
