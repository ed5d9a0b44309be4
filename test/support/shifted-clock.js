import process from 'node:process';
// Shifts the clock of the process by CLOCK_SHIFT_MS, and once more by CLOCK_JUMP_MS on SIGUSR2. Timers go on as they did.
const Real = Date;
let shift = Number(process.env.CLOCK_SHIFT_MS ?? 0);
process.on('SIGUSR2', () => (shift += Number(process.env.CLOCK_JUMP_MS ?? 0)));

globalThis.Date = class Date extends Real {
  constructor(...given) {
    if (given.length) super(...given);
    else super(Real.now() + shift);
  }
  static now() {
    return Real.now() + shift;
  }
};
