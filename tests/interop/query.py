"""Runs a file of SQL by duckdb and prints the rows.

python query.py figures.sql
"""

import sys
from pathlib import Path

import duckdb

for row in duckdb.sql(Path(sys.argv[1]).read_text("utf-8")).fetchall():
    print(*row)
