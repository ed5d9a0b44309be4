import type { Model } from '../../src/identity/model.js';
import { calibrate, fit, type Row, rowsOf } from './fit.js';
import { type Counted, type Labelled, labelledSet } from './labelled.js';
import { realFileSets, realSets, TRAINING } from './sets.js';

/** How much each part counts. Its coins are made up, so the last one counts less. */
const SHARES = { lists: 1, files: 0.5, madeUp: 0.5 };

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};
const listSets = once((): Labelled[][] => Object.values(realSets()));
const fileSets = once((): Labelled[][] => Object.values(realFileSets()));
const madeUpRows = once((): Row[] =>
  rowsOf({ sets: TRAINING.map(({ seed, size }) => labelledSet(seed, size)), share: SHARES.madeUp }),
);

/** A model fitted to the made-up set and to the real pairs that count. */
export function fitted(counted: Counted): Model {
  const real = [
    { sets: listSets(), counted, share: SHARES.lists },
    { sets: fileSets(), counted, share: SHARES.files },
  ];
  const uncalibrated = fit([...real.flatMap(rowsOf), ...madeUpRows()]);
  return { ...uncalibrated, calibration: calibrate(real, uncalibrated) };
}
