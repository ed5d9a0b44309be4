"""Loads a CSV file with dlt, for `make bench`: DuckDB reads it, and rows are upserted by their key."""

import json
import resource
import sys
import tempfile
import time

import dlt
import duckdb

url, path = sys.argv[1:]


@dlt.resource(
    name="prices",
    primary_key=["id", "observed_at"],
    write_disposition={"disposition": "merge", "strategy": "upsert"},
)
def prices():
    reader = duckdb.connect().execute("select * from read_csv(?)", [path]).to_arrow_reader(100_000)
    yield from reader


with tempfile.TemporaryDirectory() as folder:
    pipeline = dlt.pipeline(
        "bench",
        destination=dlt.destinations.postgres(url),
        dataset_name="dlt",
        pipelines_dir=folder,
    )
    started = time.perf_counter()
    pipeline.run(prices())
    milliseconds = 1000 * (time.perf_counter() - started)

peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print(json.dumps({"milliseconds": milliseconds, "peakMemory": peak, "version": dlt.__version__}))
