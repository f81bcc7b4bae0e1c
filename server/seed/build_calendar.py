"""calendar.csv: public holidays and make-up working days of Vietnam 2022-2027, from the package `holidays`."""

from importlib.metadata import version

import holidays

from common import write

YEARS = range(2022, 2028)
SOURCE = f"PyPI holidays {version('holidays')} (MIT)"


def main():
    vi = holidays.VN(years=YEARS, language="vi")
    en = holidays.VN(years=YEARS, language="en_US")
    rows = [dict(day=d.isoformat(), kind="holiday", name_vi=vi[d], name_en=en[d], source=SOURCE) for d in vi]
    for day in vi.weekend_workdays:
        if day.year not in YEARS:
            continue
        swapped = [d for d in vi if f"{day:%d/%m/%Y}" in vi[d]]
        assert len(swapped) == 1, (day, swapped)
        rows.append(dict(
            day=day.isoformat(), kind="working",
            name_vi=f"Ngày làm bù (thay cho ngày {swapped[0]:%d/%m/%Y})",
            name_en=f"Make-up working day (for {swapped[0]:%d/%m/%Y})",
            source=SOURCE,
        ))
    write("calendar.csv", ["day", "kind", "name_vi", "name_en", "source"], sorted(rows, key=lambda r: r["day"]))


if __name__ == "__main__":
    main()
