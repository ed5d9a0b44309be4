"""Lists of Kasparro as pandas data frames: python pandas_lists.py [http://localhost:3000]"""

import sys
from datetime import datetime, timezone

import pandas as pd

BASE = sys.argv[1] if len(sys.argv) > 1 else "http://localhost:3000"
# All requests see the data as it was known now, whatever is stored meanwhile.
AS_OF = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")

# All quotes as CSV: pandas makes doubles of amounts.
quotes = pd.read_csv(f"{BASE}/data?format=csv&kind=quote&as_of={AS_OF}", parse_dates=["observed_at"])
print(quotes[["asset_symbol", "price_usd", "observed_at"]].head())

# As NDJSON: pandas cannot parse whole numbers beyond 64 bits, such as the supply of some coins, but strings of them.
lines = pd.read_json(f"{BASE}/data?format=ndjson&numbers=string&kind=quote&as_of={AS_OF}", lines=True)
print("highest price", lines["price"].max())

# As Parquet, with types: decimals where all values of a column fit, else doubles.
typed = pd.read_parquet(f"{BASE}/data?format=parquet&kind=quote&as_of={AS_OF}")
print(typed.dtypes[["price", "observed_at", "run_id"]])

# The other lists are files as well.
assets = pd.read_csv(f"{BASE}/assets?format=csv")
history = pd.read_csv(f"{BASE}/assets/bitcoin/history?format=csv&interval=1d", parse_dates=["at"])
print(len(quotes), "quotes,", len(assets), "assets,", history["close"].count(), "days with a price")
assert len(quotes) == len(lines) == len(typed) > 0
