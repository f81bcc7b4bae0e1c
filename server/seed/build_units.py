"""units.csv and successions.csv: provinces, districts and communes from the package `vietnamadminunits`
(the trees of 06/2025 and of today, and what became of each old commune), with hand-written additions."""

from importlib.metadata import version

from vietnamadminunits.converter.converter_2025 import converter_data
from vietnamadminunits.database import get_data

import departments
from common import write

PACKAGE = f"PyPI vietnamadminunits {version('vietnamadminunits')} (MIT)"
END, START = "2025-06-30", "2025-07-01"
# tenant, code of today's province, codes of the provinces that it took in
TENANTS = [("thanh-hoa", "38", []), ("nghe-an", "40", []), ("quang-ngai", "51", ["62"]), ("tp-hcm", "79", ["74", "77"])]
KINDS = {
    "Tỉnh": "province", "Huyện": "rural_district", "Quận": "urban_district", "Thị xã": "town", "Xã": "commune",
    "Phường": "ward", "Thị trấn": "township", "Đặc khu": "special_zone",
}

LONG_DAT = "Resolution 1256/NQ-UBTVQH15, in force 01/01/2025 (cafef.vn 188241123171339545, nld.com.vn 196241119134729013)"
BEN_CAT = "Resolution 1012/NQ-UBTVQH15, in force 01/05/2024 (qdnd.vn 769630)"
PHU_MY = "Resolution 1365/NQ-UBTVQH15 (news.laodong.vn 1454090), in force 01/03/2025 (vtv9.vtv.vn, Phú Mỹ)"
CUA_LO = "Resolution 1243/NQ-UBTVQH15, in force 01/12/2024 (soha.vn 198241117220121798)"
DONG_SON = "provincial People's Council, resolution of 30/07/2024 (znews.vn post1488782); in force 01/01/2025 (day not seen in an opened source)"

# Hand-written: districts that had gone, or had another kind, before 06/2025.
# tenant, province, code, full name, last day, source
GONE = [
    ("thanh-hoa", "38", "405", "Huyện Đông Sơn", "2024-12-31", DONG_SON),
    ("nghe-an", "40", "413", "Thị xã Cửa Lò", "2024-11-30", CUA_LO),
    ("tp-hcm", "77", "752", "Huyện Long Điền", "2024-12-31", LONG_DAT),
    ("tp-hcm", "77", "753", "Huyện Đất Đỏ", "2024-12-31", LONG_DAT),
    ("tp-hcm", "74", "721", "Thị xã Bến Cát", "2024-04-30", BEN_CAT),
    ("tp-hcm", "77", "754", "Thị xã Phú Mỹ", "2025-02-28", PHU_MY),
]
# Districts of the tree of 06/2025 that began after 05/2023.
BEGAN = {"753": ("2025-01-01", LONG_DAT), "721": ("2024-05-01", BEN_CAT), "754": ("2025-03-01", PHU_MY)}
# tenant, from, to, day, source
DISTRICT_SUCCESSIONS = [
    ("thanh-hoa", "405@start", "380@start", "2025-01-01", DONG_SON),
    ("nghe-an", "413@start", "412@start", "2024-12-01", CUA_LO),
    ("tp-hcm", "752@start", "753@2025-01-01", "2025-01-01", LONG_DAT),
    ("tp-hcm", "753@start", "753@2025-01-01", "2025-01-01", LONG_DAT),
    ("tp-hcm", "721@start", "721@2024-05-01", "2024-05-01", BEN_CAT),
    ("tp-hcm", "754@start", "754@2025-03-01", "2025-03-01", PHU_MY),
]


def split_name(full, level):
    """kind and name without the kind. The kind is read off the name: the package's type column has errors."""
    for word, kind in KINDS.items():
        if full.startswith(word + " "):
            short = full[len(word) + 1:]
            return kind, full if short.isdigit() else short
    assert full.startswith("Thành phố "), full
    return ("central_city" if level == 1 else "city"), full[len("Thành phố "):]


def unit(tenant, code, full, level, parent, start, end, source):
    kind, short = split_name(full, level)
    return dict(tenant=tenant, key=f"{code}@{start or 'start'}", code=code, kind=kind, name=full, short_name=short, parent_key=parent,
                valid_from=start, valid_to=end, sample=0, source=source)


def main():
    legacy, current = get_data(table="admin_units_legacy"), get_data(table="admin_units")
    units, successions = [], []

    def succession(tenant, old, new, kind, day, source):
        successions.append(dict(tenant=tenant, from_key=old, to_key=new, kind=kind, effective_on=day, source=source))

    for tenant, code, absorbed in TENANTS:
        now = [r for r in current if r["provinceCode"] == code]
        before = [r for r in legacy if r["provinceCode"] in (code, *absorbed)]
        root = f"{code}@start"

        # Roots.
        names = {r["provinceCode"]: r["province"] for r in before}
        roots = [unit(tenant, code, now[0]["province"], 1, "", "", "", PACKAGE)]
        for old in absorbed:
            roots.append(unit(tenant, old, names[old], 1, "", "", END, PACKAGE))
            succession(tenant, f"{old}@start", root, "whole", START, "Resolution 202/2025/QH15")

        # Departments.
        bodies = [dict(r, tenant=tenant, key=f"{r['code']}@{r['valid_from'] or 'start'}", short_name=r["name"], parent_key=root)
                  for r in departments.rows(tenant, roots[0]["kind"] == "central_city")]

        # Districts.
        districts = {}
        for r in before:
            start, source = BEGAN.get(r["districtCode"], ("", PACKAGE))
            districts[r["districtCode"]] = unit(tenant, r["districtCode"], r["district"], 2, f"{r['provinceCode']}@start", start, END, source)
        gone = [unit(tenant, c, full, 2, f"{p}@start", "", end, source) for t, p, c, full, end, source in GONE if t == tenant]

        # Communes of 06/2025, below their district. Where the district's row begins late, so does theirs: no child outlives its parent.
        old_key, communes = {}, []
        for r in before:
            district = districts[r["districtCode"]]
            path = f"{r['provinceKey']}_{r['districtKey']}_{r['wardKey'] or ''}"
            if not r["ward"]:
                old_key[path] = district["key"]   # an island district without communes
                continue
            row = unit(tenant, r["wardCode"], r["ward"], 3, district["key"], district["valid_from"], END, PACKAGE)
            assert path not in old_key, path
            old_key[path] = row["key"]
            communes.append(row)

        # Communes of today.
        new_key = {}
        for r in now:
            row = unit(tenant, r["wardCode"], r["ward"], 3, root, START, "", f"Decision 19/2025/QĐ-TTg, {PACKAGE}")
            assert r["wardKey"] not in new_key, r["wardKey"]
            new_key[r["wardKey"]] = row["key"]
            communes.append(row)

        # What became of the old communes.
        province = now[0]["provinceKey"]
        for new, olds in converter_data["DICT_PROVINCE_WARD_NO_DIVIDED"][province].items():
            for old in olds:
                succession(tenant, old_key[old], new_key[new], "whole", START, PACKAGE)
        for old, parts in converter_data["DICT_PROVINCE_WARD_DIVIDED"].get(province, {}).items():
            for part in parts:
                kind = "split_default" if part["isDefaultNewWard"] else "split"
                succession(tenant, old_key[old], new_key[part["newWardKey"]], kind, START, PACKAGE)
        for t, old, new, day, source in DISTRICT_SUCCESSIONS:
            if t == tenant:
                succession(tenant, old, new, "whole", day, source)
        for old, new, source in departments.SUCCESSIONS.get(tenant, []):
            succession(tenant, old, new, "whole", departments.START, source)

        by_code = lambda rows: sorted(rows, key=lambda r: (r["code"], r["valid_from"]))
        for level in (roots, bodies, by_code([*districts.values(), *gone]), by_code(communes)):
            units += [dict(row, ordinal=n) for n, row in enumerate(level, 1)]

    write("units.csv", ["tenant", "key", "code", "kind", "name", "short_name", "parent_key", "valid_from", "valid_to", "sample", "ordinal", "source"], units)
    order = {t: n for n, (t, *_) in enumerate(TENANTS)}
    successions.sort(key=lambda r: (order[r["tenant"]], r["effective_on"], r["from_key"], r["to_key"]))
    write("successions.csv", ["tenant", "from_key", "to_key", "kind", "effective_on", "source"], successions)


if __name__ == "__main__":
    main()
