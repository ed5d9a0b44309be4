import { TickMarkType, type Time } from 'lightweight-charts';

/**
 * How times are written in a chart. The library writes UTC. Days are days in UTC; hours and minutes are written in the reader's
 * time zone. The times themselves stay in UTC, because local ones occur twice when clocks go back.
 */
export function chartTimes(isDaily: boolean) {
  const writing = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(undefined, { ...options, ...(isDaily && { timeZone: 'UTC' }) });
    return (time: Time) => format.format(new Date(Number(time) * 1000));
  };
  const marks = {
    [TickMarkType.Year]: writing({ year: 'numeric' }),
    [TickMarkType.Month]: writing({ month: 'short' }),
    [TickMarkType.DayOfMonth]: writing({ day: 'numeric', month: 'short' }),
    [TickMarkType.Time]: writing({ hour: '2-digit', minute: '2-digit' }),
    [TickMarkType.TimeWithSeconds]: writing({ timeStyle: 'medium' }),
  };
  return {
    localization: {
      timeFormatter: writing({ dateStyle: 'medium', ...(!isDaily && { timeStyle: 'short' }) }),
    },
    timeScale: { tickMarkFormatter: (time: Time, type: TickMarkType) => marks[type](time) },
  };
}
