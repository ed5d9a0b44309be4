/** An amount if it is in US dollars, otherwise null. `row` has the currency: a listing, or its newest quote. */
export const inDollarsSql = (row: string, amount: string): string =>
  `case ${row}.currency when 'USD' then ${amount} end`;
