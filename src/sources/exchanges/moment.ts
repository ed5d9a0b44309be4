/** Moments in milliseconds. Those in seconds would be in the first weeks of 1970. */
const [OLDEST, NEWEST] = [Date.UTC(2000), Date.UTC(2100)];

export const isMoment = (at: unknown): boolean => typeof at === 'number' && at >= OLDEST && at < NEWEST;
