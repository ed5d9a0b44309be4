import { createHash } from 'node:crypto';
import type { Calibration } from '../../src/identity/calibration.js';
import type { Model } from '../../src/identity/model.js';
import { type Block, calibrate, fit, type Fitted, judge, type Row, rowsOf } from './fit.js';
import { type Counted, type Labelled, labelledSet } from './labelled.js';
import { CALIBRATION, realFileSets, realSets, TRAINING } from './sets.js';

/** How much each part counts. The last one counts less, because its coins are synthetic. */
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

const FOLDS = 3;
/** The fold of a pair, by the coin of either listing. */
const foldOf = (a: string | null, b: string | null) =>
  createHash('sha256')
    .update(`fold ${a ?? b}`)
    .digest()[0]! % FOLDS;

const partsOf = (counted: Counted) => [
  { sets: listSets(), counted, share: SHARES.lists },
  { sets: fileSets(), counted, share: SHARES.files },
];
const fitTo = (counted: Counted) => fit([...partsOf(counted).flatMap(rowsOf), ...madeUpRows()]);

const calibrationSets = once((): Labelled[][] =>
  CALIBRATION.map(({ seed, size }) => labelledSet(seed, size)),
);
/**
 * Further synthetic coins, because few real pairs have prices or contracts and a medium confidence. Names alone are
 * calibrated on real pairs only: synthetic coins have more namesakes, and are seldom renamed.
 */
const judgeMadeUp = (model: Fitted) =>
  judge([{ sets: calibrationSets() }], model).filter((block) => block.of !== 'names');

/** The number of synthetic pairs that one real pair outweighs: there are fifteen times as many of them. */
const REAL_PAIR = 3;
const emphasized = (block: Block): Block =>
  block.of === 'names' ? block : { ...block, pairs: REAL_PAIR * block.pairs, same: REAL_PAIR * block.same };

/**
 * A model fitted to the synthetic set and to the real pairs that `counted` selects. It is calibrated on these real pairs,
 * each predicted by a model fitted to the others, because a model is overconfident about the pairs it was fitted to.
 */
export function fitted(counted: Counted): Model {
  const judged = Array.from({ length: FOLDS }, (_, fold) =>
    judge(
      partsOf((a, b) => counted(a, b) && foldOf(a, b) === fold),
      fitTo((a, b) => counted(a, b) && foldOf(a, b) !== fold),
    ),
  ).flat();
  const model = fitTo(counted);
  return { ...model, calibration: calibrate([...judged.map(emphasized), ...judgeMadeUp(model)]) };
}

/** New curves of prices and contracts for a model with unchanged weights. */
export const recalibrated = (model: Model, counted: Counted): Calibration => ({
  ...calibrate([...judge(partsOf(counted), model).map(emphasized), ...judgeMadeUp(model)]),
  names: model.calibration.names,
});
