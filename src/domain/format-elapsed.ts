/** Formats how long something took: in milliseconds below a second, otherwise to a tenth of a second. */
export const formatElapsed = (seconds: number): string =>
  seconds < 0.9995 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(1)} s`;
