"""Kasparro's data in DuckDB, which reads only the columns it needs: python duckdb_parquet.py [http://localhost:3000]"""

import sys

import duckdb

BASE = sys.argv[1] if len(sys.argv) > 1 else "http://localhost:3000"

highest = f"""
    select asset_symbol, max(price_usd) as highest, count(*) as quotes
    from read_parquet('{BASE}/data?format=parquet&kind=quote')
    where price_usd is not null group by all order by highest desc limit 5"""
print(duckdb.sql(highest))

# Doubles in every column, whatever the values: files of several days then have the same types.
print(duckdb.sql(f"select max(price) from read_parquet('{BASE}/data?format=parquet&decimals=double&kind=quote')"))
print(duckdb.sql(f"select count(*) from read_csv('{BASE}/data?format=csv&kind=quote')"))
