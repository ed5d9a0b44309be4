import { parseConfig } from './config.js';

const planOf = (FAULTS: string) => parseConfig({ FAULTS }).FAULTS;
const always = { source: null, forMs: null, nth: null, probability: 1, seed: 0 };

describe('FAULTS', () => {
  it('is empty unless set', () => {
    expect(parseConfig({}).FAULTS).toEqual([]);
  });

  it('sets steps, actions, times, probabilities, durations and sources', () => {
    expect(
      planOf('after_raw:kill@3; csv/before_commit:drop_connection%0.05/seed=7;before_page:hang=5000;'),
    ).toEqual([
      { ...always, step: 'after_raw', action: 'kill', nth: 3 },
      {
        ...always,
        step: 'before_commit',
        action: 'drop_connection',
        source: 'csv',
        probability: 0.05,
        seed: 7,
      },
      { ...always, step: 'before_page', action: 'hang', forMs: 5000 },
    ]);
  });

  it.each([
    ['after_lunch:kill', 'expected faults such as after_raw:kill@3, at one of the steps before_page'],
    ['after_raw', 'expected faults such as after_raw:kill@3'],
    ['after_raw:explode', 'expected a fault to be one of fail, hang'],
    ['after_raw:kill=5', 'expected milliseconds only with hang'],
    ['after_raw:kill@0', 'expected an occurrence of 1 or more'],
    ['after_raw:kill%2', 'expected faults such as'],
  ])('refuses %s', (text, why) => {
    expect(() => planOf(text)).toThrow(`FAULTS: ${why}`);
  });

  it('is refused in production unless confirmed', () => {
    const env = { FAULTS: 'after_raw:fail', NODE_ENV: 'production', DATABASE_URL: 'postgres://db/kasparro' };
    expect(() => parseConfig(env)).toThrow(/FAULTS: .* also set FAULTS_IN_PRODUCTION=true/);
    expect(parseConfig({ ...env, FAULTS_IN_PRODUCTION: 'true' }).FAULTS).toHaveLength(1);
  });
});
