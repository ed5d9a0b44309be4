import { labelledSet } from '../../test/identity/labelled.js';
import { comparisonContext } from './comparison-context.js';
import { componentsOf } from './components.js';
import { featuresOf } from './features.js';
import { neighboursOf } from './neighbours.js';
import { resolveFeatures } from './resolve.js';

it('decides on one listing beside its neighbours as beside all listings', () => {
  const features = labelledSet('neighbours', 1500).map(({ facts }) => featuresOf(facts));
  const whole = comparisonContext(features);
  const sizes: number[] = [];
  for (let place = 0; place < features.length; place += 150) {
    const [component] = componentsOf(features, (one) => one === place);
    const some = component!.map((one) => features[one]!);
    const neighbours = neighboursOf(some, features);
    sizes.push(neighbours.length);
    const beside = comparisonContext(neighbours, undefined, features);
    expect(resolveFeatures(some, beside)).toEqual(resolveFeatures(some, whole));
  }
  expect(Math.min(...sizes)).toBeLessThan(features.length / 10);
});
