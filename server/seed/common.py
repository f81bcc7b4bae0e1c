"""Reading and writing of the seed's CSV files (UTF-8, header, LF)."""

import csv
import unicodedata
from pathlib import Path

HERE = Path(__file__).resolve().parent


def read(name):
    with open(HERE / name, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def write(name, columns, rows):
    with open(HERE / name, "w", encoding="utf-8", newline="") as f:
        out = csv.DictWriter(f, columns, lineterminator="\n")
        out.writeheader()
        for row in rows:
            out.writerow({c: unicodedata.normalize("NFC", str(row.get(c, "") or "")) if row.get(c) != 0 else "0" for c in columns})
    print(f"{name}: {len(rows)}")


def valid_on(unit, day):
    """Whether a unit row is in force on an ISO day; both ends included, empty = open."""
    return (not unit["valid_from"] or unit["valid_from"] <= day) and (not unit["valid_to"] or day <= unit["valid_to"])
