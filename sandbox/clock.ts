/** The market's time: prices, feeds and dates move from tick to tick, and only then. */
export class Clock {
  private static readonly epoch = Date.UTC(2026, 0, 15, 12);

  /** @param frozen the tick at which the clock stays until `advance`; null to follow the wall clock */
  constructor(
    private frozen: number | null,
    private readonly tickMs: number,
  ) {}

  get tick(): number {
    return this.frozen ?? Math.floor((Date.now() - Clock.epoch) / this.tickMs);
  }

  advance(ticks: number): void {
    if (this.frozen === null) throw new Error('only a frozen clock can be advanced');
    this.frozen += ticks;
  }

  tickAt(moment: Date): number {
    return Math.floor((moment.getTime() - Clock.epoch) / this.tickMs);
  }

  at(tick: number): Date {
    return new Date(Clock.epoch + tick * this.tickMs);
  }
}
