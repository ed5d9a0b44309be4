"""A backtest without look-ahead: python backtest.py [http://localhost:3000] [days] [hours between decisions]

Every decision uses `as_of`, so it sees only what Kasparro knew at that moment: no late prices, no later corrections. The strategy is
an example: of the ten largest coins, hold the one that rose most in 24 hours.
"""

import json
import sys
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from urllib.parse import urlencode
from urllib.request import urlopen

BASE = sys.argv[1] if len(sys.argv) > 1 else "http://localhost:3000"
DAYS = float(sys.argv[2]) if len(sys.argv) > 2 else 14
HOURS = float(sys.argv[3]) if len(sys.argv) > 3 else 24


def markets(at: datetime, **filters: str) -> list[dict]:
    as_of = at.isoformat().replace("+00:00", "Z")
    with urlopen(f"{BASE}/markets?" + urlencode({"as_of": as_of, **filters})) as reply:
        return json.load(reply, parse_float=Decimal)["data"]


now = datetime.now(timezone.utc)
at = now - timedelta(days=DAYS)
worth, held, bought = Decimal(1), None, Decimal(1)
traded = False
while at <= now:
    sold = not held
    if held:
        current = markets(at, asset=held, currency="USD")
        if current and current[0]["price"]:
            worth *= current[0]["price"] / bought
            sold = True
    ten = markets(at, limit="10", sort="market_cap", currency="USD")
    ranked = [coin for coin in ten if coin["change_24h_pct"] is not None and coin["price"]]
    best = max(ranked, key=lambda coin: coin["change_24h_pct"], default=None)
    # A coin whose price is not known at this moment cannot be sold.
    if sold:
        held, bought = (best["slug"], best["price"]) if best else (None, Decimal(1))
    traded = traded or best is not None
    print(f"{at:%Y-%m-%d %H:%M}  worth {worth:.4f}  holds {held or 'nothing: no prices were known yet'}")
    at += timedelta(hours=HOURS)
if not traded:
    print("Kasparro knew no price at any of these moments, because it was started later. Ask for fewer days, or use")
    print("/assets/{slug}/history, which includes what was loaded afterwards: without as_of, a backtest may look ahead.")
