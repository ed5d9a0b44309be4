import { z } from 'zod';
import { component } from './component.js';
import { count } from './fields.js';
import { idCursor, pageLimit, requestId } from './page.js';

interface Counts<State extends string> {
  total: number;
  states: Record<State, number>;
}

/** A page of a list with ids as cursors, and the size of the whole list. */
export function countedPageOf<T extends z.ZodType, State extends string>(
  name: string,
  item: T,
  states: readonly State[],
) {
  const metadata = component(
    `${name}Metadata`,
    z.strictObject({
      request_id: requestId,
      limit: pageLimit,
      next_cursor: idCursor,
      total: count(990, 'Number of entries on all pages.'),
      states: component(
        `${name}States`,
        z
          .strictObject(
            Object.fromEntries(states.map((state) => [state, count(0)])) as Record<
              State,
              ReturnType<typeof count>
            >,
          )
          .meta({ description: 'Number of entries in each state, with all filters but `state`.' }),
      ),
    }),
  );
  return component(name, z.strictObject({ data: z.array(item), metadata }));
}

/** `wanted`: the requested states, by default all. */
export function countsOf<State extends string>(
  all: readonly State[],
  found: readonly { state: State; count: number }[],
  wanted: readonly State[] = all,
): Counts<State> {
  const counts = new Map(found.map(({ state, count: number }) => [state, number]));
  const states = Object.fromEntries(
    all.map((state) => [state, counts.get(state) ?? 0]),
  ) as Counts<State>['states'];
  return { total: [...new Set(wanted)].reduce((sum, state) => sum + states[state], 0), states };
}
