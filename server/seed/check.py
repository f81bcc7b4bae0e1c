"""Checks the seed's CSV files: counts, keys, references, periods. Needs nothing but Python. Exits 1 on the first wrong thing."""

import re
import unicodedata
from collections import Counter

from common import HERE, read, valid_on

FILES = {
    "tenants": "slug,code,kind,name_vi,name_en,committee_vi,standing_agency_key,clarities,ordinal",
    "units": "tenant,key,code,kind,name,short_name,parent_key,valid_from,valid_to,sample,ordinal,source",
    "successions": "tenant,from_key,to_key,kind,effective_on,source",
    "calendar": "day,kind,name_vi,name_en,source",
    "documents": "tenant,key,number,issued_on,issuer,kind,subject,source,sample",
    "obligations": "tenant,key,document_key,unit_key,kind,clause,title,due_on,due_rule,sent_to,sample,source",
    "standing_duties": "tenant,document_key,ordinal,unit_key,title,source",
    "models": "tenant,key,name,level,catalogue_no,field,lead_unit_key,state,sample,phase,known_on,source",
    "model_documents": "tenant,model_key,document_key",
    "registrations": "tenant,key,model_key,unit_key,level,scope,submitted_on,known_on,sample,source",
    "decisions": "tenant,key,registration_key,decision,reasons,text,decided_on,known_on,document_key,source",
    "explanations": "tenant,key,registration_key,unit_key,document_key,text,due_on,due_rule,known_on,sample,source",
    "difficulties": "tenant,key,unit_key,model_key,category,title,cause,ask,asked_body,raised_on,sample,source",
    "milestones": "tenant,key,model_key,kind,title,due_on,due_rule,done_on,source",
    "quota_rules": "tenant,key,document_key,title,kinds,at_least,counted,first_on,last_on,known_on,source",
    "indicators": "tenant,code,group,name_vi,name_en,words,unit,numerator,denominator,measure,direction,course,joining,known_on,source",
    "indicator_targets": "tenant,key,indicator,unit_key,first_on,last_on,target,floor,known_on,source",
    "figures": "tenant,key,indicator,unit_key,period,numerator,denominator,stated,points,note,known_on,sample,source",
    "standing_agencies": "tenant,unit_key,valid_from,valid_to,source",
    "accounts": "tenant,username,role,unit_key,display_name,position",
}
DEPARTMENTS = {"department", "vertical", "organisation", "agency"}
DISTRICTS = {"rural_district", "urban_district", "town", "city"}
COMMUNES = {"commune", "ward", "township", "special_zone"}
ROOTS = {"province", "central_city"}
ALLOWED = {
    ("units", "kind"): DEPARTMENTS | DISTRICTS | COMMUNES | ROOTS,
    ("tenants", "kind"): {"province", "centre"},
    ("successions", "kind"): {"whole", "split", "split_default"},
    ("calendar", "kind"): {"holiday", "working"},
    ("documents", "kind"): {"cv", "kh", "qd", "bc", "ttr", "tbkl", "tb"},
    ("obligations", "kind"): {"register", "plan", "launch", "task"},
    ("obligations", "due_rule"): {"before", "by"},
    ("explanations", "due_rule"): {"before", "by"},
    ("difficulties", "category"): {"legal", "technology", "public_service", "resources", "data", "security"},
    ("milestones", "kind"): {"launch"},
    ("milestones", "due_rule"): {"before", "by"},
    ("models", "level"): {"provincial", "district", "commune"},
    ("models", "state"): set("draft submitted returned accepted planning planned launched in_progress suspended evaluated completed replicating replicated cancelled".split()),
    ("registrations", "level"): {"provincial", "district", "commune"},
    ("decisions", "decision"): {"accepted", "returned"},
    ("quota_rules", "counted"): {"accepted", "deployed"},
    ("indicators", "group"): {"DVC", "KTXH", "CDS", "HST", "CDDH"},
    ("indicators", "measure"): {"share", "part", "amount"},
    ("indicators", "direction"): {"up", "down"},
    ("indicators", "course"): {"flow", "cumulative", "stock"},
    ("indicators", "joining"): {"sum", "ratio_of_sums", "none"},
    ("accounts", "role"): set("standing_admin leader reviewer unit_head unit_officer viewer centre_admin centre_analyst".split()),
}
REASONS = set("NOT_REGISTERED WRONG_OBJECTIVE WRONG_LEVEL_AGGREGATED NOT_SPECIFIC NO_UNIT_RESPONSIBILITY NO_SPREAD DUPLICATE OUT_OF_SCOPE".split())
DATES = {"valid_from", "valid_to", "effective_on", "day", "issued_on", "due_on", "done_on", "submitted_on", "known_on", "decided_on", "raised_on", "first_on", "last_on"}
CLARITIES = set("owner work due_date accountable deliverable authority solution progress quantity".split())
S0, TODAY = "2023-05-24", "2025-07-01"


def same(what, got, wanted):
    assert got == wanted, f"{what}: {got}, wanted {wanted}"
    print(f"  {what}: {got}")


def main():
    data = {}
    print("files")
    for name, header in FILES.items():
        raw = (HERE / f"{name}.csv").read_bytes()
        text = raw.decode("utf-8")
        assert b"\r" not in raw and text.endswith("\n") and not text.startswith("\ufeff"), f"{name}: line ends or BOM"
        assert unicodedata.is_normalized("NFC", text), f"{name}: not NFC"
        assert text.split("\n", 1)[0] == header, f"{name}: header"
        data[name] = read(f"{name}.csv")
        for row in data[name]:
            for column, value in row.items():
                assert value == value.strip(), (name, row)
                if column in DATES and value:
                    assert re.fullmatch(r"\d{4}-\d\d-\d\d", value), (name, row)
                if column == "sample":
                    assert value in ("0", "1"), (name, row)
                if (name, column) in ALLOWED:
                    assert value in ALLOWED[name, column], (name, row)
                if column == "source":
                    assert value, (name, row)
        print(f"  {name}.csv: {len(data[name])}")

    tenants = {t["slug"] for t in data["tenants"]}
    provinces = [t["slug"] for t in data["tenants"] if t["kind"] == "province"]

    # Keys.
    keys = {}
    unique = {"tenants": ["slug"], "calendar": ["day"], "successions": ["tenant", "from_key", "to_key"], "model_documents": ["tenant", "model_key", "document_key"],
              "standing_agencies": ["tenant", "unit_key", "valid_from"], "accounts": ["tenant", "username"],
              "standing_duties": ["tenant", "document_key", "ordinal", "unit_key"], "indicators": ["code"]}
    for name, rows in data.items():
        columns = unique.get(name, ["tenant", "key"])
        keys[name] = {tuple(r[c] for c in columns) for r in rows}
        assert len(keys[name]) == len(rows), f"{name}: keys are not unique"
        for r in rows:
            assert r.get("tenant", "tp-hcm") in tenants or (name == "indicators" and not r["tenant"]), (name, r)

    # References.
    for name, column, target, needed in [
        ("units", "parent_key", "units", False), ("successions", "from_key", "units", True), ("successions", "to_key", "units", True),
        ("obligations", "document_key", "documents", True), ("obligations", "unit_key", "units", True), ("models", "lead_unit_key", "units", True),
        ("model_documents", "model_key", "models", True), ("model_documents", "document_key", "documents", True),
        ("registrations", "model_key", "models", True), ("registrations", "unit_key", "units", True),
        ("decisions", "registration_key", "registrations", True), ("decisions", "document_key", "documents", False),
        ("difficulties", "unit_key", "units", True), ("difficulties", "model_key", "models", False),
        ("explanations", "registration_key", "registrations", True), ("explanations", "unit_key", "units", True),
        ("quota_rules", "document_key", "documents", False), ("standing_duties", "document_key", "documents", True),
        ("standing_duties", "unit_key", "units", True),
        ("indicator_targets", "unit_key", "units", False), ("figures", "unit_key", "units", True),
        ("milestones", "model_key", "models", True), ("standing_agencies", "unit_key", "units", True), ("accounts", "unit_key", "units", False),
    ]:
        for r in data[name]:
            assert (r[column] or not needed) and (not r[column] or (r["tenant"], r[column]) in keys[target]), (name, column, r)
    for t in data["tenants"]:
        assert t["kind"] == "centre" or (t["slug"], t["standing_agency_key"]) in keys["units"], t
        # A committee's name without a source is marked as a sample.
        assert t["committee_vi"].endswith("(tên mẫu)") == (t["slug"] not in ("thanh-hoa", "trung-uong")), t

    # Units: key, tree, periods; one holder of a code at a time.
    unit = {(u["tenant"], u["key"]): u for u in data["units"]}
    spans = {}
    for u in data["units"]:
        assert u["key"] == f"{u['code']}@{u['valid_from'] or 'start'}", u
        assert not (u["valid_from"] and u["valid_to"]) or u["valid_from"] <= u["valid_to"], u
        assert (u["kind"] in ROOTS) == (not u["parent_key"]), u
        assert (u["kind"] in DEPARTMENTS) == (u["name"] == u["short_name"]) or u["short_name"].split()[-1].isdigit(), u
        if u["parent_key"]:
            p = unit[u["tenant"], u["parent_key"]]
            assert (p["valid_from"] or "0") <= (u["valid_from"] or "0") and (u["valid_to"] or "9") <= (p["valid_to"] or "9"), ("outlives its parent", u)
            wanted = DISTRICTS | ROOTS if u["kind"] in COMMUNES else ROOTS
            assert p["kind"] in wanted, u
        spans.setdefault((u["tenant"], u["code"]), []).append((u["valid_from"] or "0", u["valid_to"] or "9", u["key"]))
    for code, held in spans.items():
        held.sort()
        for a, b in zip(held, held[1:]):
            assert a[1] < b[0], ("two holders of a code on one day", code, a, b)
    for s in data["successions"]:
        a, b = unit[s["tenant"], s["from_key"]], unit[s["tenant"], s["to_key"]]
        assert a["valid_to"] and a["valid_to"] < s["effective_on"] and valid_on(b, s["effective_on"]), s

    def count(day, kinds, tenant=None, root=None):
        return sum(1 for u in data["units"] if valid_on(u, day) and u["kind"] in kinds and tenant in (None, u["tenant"]) and root in (None, u["parent_key"]))

    print("units today")
    same("communes, wards, special zones", count(TODAY, COMMUNES), 560)
    for tenant, n in zip(("thanh-hoa", "nghe-an", "quang-ngai", "tp-hcm"), (166, 130, 96, 168)):
        same(f"  {tenant}", count(TODAY, COMMUNES, tenant), n)
        same(f"  {tenant}, districts", count(TODAY, DISTRICTS, tenant), 0)
        same(f"  {tenant}, roots", count(TODAY, ROOTS, tenant), 1)
    same("special zones", count(TODAY, {"special_zone"}), 2)
    for tenant in provinces:
        print(f"  {tenant}, provincial bodies: {count(TODAY, DEPARTMENTS, tenant)}")
    same("samples among units of today", sum(1 for u in data["units"] if u["sample"] == "1" and valid_on(u, TODAY)), 0)

    print(f"units on {S0}")
    for tenant, root, n in [("thanh-hoa", "38", 27), ("nghe-an", "40", 21), ("tp-hcm", "79", 22), ("quang-ngai", "51", 13), ("quang-ngai", "62", 10), ("tp-hcm", "74", 9), ("tp-hcm", "77", 8)]:
        same(f"districts of {tenant} / {root}", count(S0, DISTRICTS, tenant, f"{root}@start"), n)
    same("provincial units of thanh-hoa", count(S0, DEPARTMENTS, "thanh-hoa"), 42)

    print("units on 2025-06-30")
    for tenant, root, n in [("thanh-hoa", "38", 26), ("nghe-an", "40", 20), ("tp-hcm", "79", 22), ("quang-ngai", "51", 13), ("quang-ngai", "62", 10), ("tp-hcm", "74", 9), ("tp-hcm", "77", 7)]:
        same(f"districts of {tenant} / {root}", count("2025-06-30", DISTRICTS, tenant, f"{root}@start"), n)
    same("communes", count("2025-06-30", COMMUNES), 1672)

    print("successions on 2025-07-01")
    reform = [s for s in data["successions"] if s["effective_on"] == TODAY]
    new = {(s["tenant"], s["to_key"]) for s in reform}
    same("new communes that came from somewhere", sum(1 for u in new if unit[u]["kind"] in COMMUNES), 560)
    old = {(s["tenant"], s["from_key"]) for s in reform}
    same("old communes that went somewhere", sum(1 for u in old if unit[u]["kind"] in COMMUNES), 1672)
    same("by kind", dict(sorted(Counter(s["kind"] for s in reform).items())), {"split": 63, "split_default": 58, "whole": 1619})
    by_old = {}
    for s in reform:
        by_old.setdefault((s["tenant"], s["from_key"]), []).append(s["kind"])
    for u, kinds in by_old.items():
        assert kinds == ["whole"] or (kinds.count("split_default") == 1 and "whole" not in kinds), (u, kinds)

    print("dispatch 7115")
    decision = {d["registration_key"]: d for d in data["decisions"]}
    same("every registration decided once", len(decision) == len(data["decisions"]) == len(data["registrations"]), True)
    accepted, returned = set(), set()
    for r in data["registrations"]:
        (accepted if decision[r["key"]]["decision"] == "accepted" else returned).add((r["unit_key"], r["level"]))
    same("provincial units registered", sum(1 for _, level in accepted if level == "provincial"), 42)
    same("districts registered", sum(1 for _, level in accepted if level == "district"), 22)
    same("districts returned", sorted(unit["thanh-hoa", k]["short_name"] for k, level in returned if level == "district"), ["Cẩm Thủy", "Như Xuân", "Nông Cống", "Quan Hóa", "Thạch Thành"])
    same("provincial returned", [k for k, level in returned if level == "provincial"], ["SYT@start"])
    for d in data["decisions"]:
        reasons = set(filter(None, d["reasons"].split("|")))
        assert reasons <= REASONS and bool(reasons) == (d["decision"] == "returned"), d
    def of(name, tenant):
        return [row for row in data[name] if row["tenant"] == tenant]

    same("obligations by clause", dict(sorted(Counter(o["clause"] for o in of("obligations", "thanh-hoa")).items())), {"1": 6, "2": 64, "3": 1})
    same("models that are not samples", [m["key"] for m in of("models", "thanh-hoa") if m["sample"] == "0"], ["KCB-VNEID"])
    issued = {(d["tenant"], d["key"]): d["issued_on"] for d in data["documents"]}
    for m in data["models"]:
        assert (m["sample"] == "1") == m["name"].startswith("Mô hình mẫu"), m
        assert valid_on(unit[m["tenant"], m["lead_unit_key"]], m["known_on"]), m
    for o in data["obligations"]:
        assert valid_on(unit[o["tenant"], o["unit_key"]], issued[o["tenant"], o["document_key"]]), o

    print("reports of 2024")
    states = Counter(m["state"] for m in of("models", "nghe-an"))
    same("nghe-an, models by state", dict(sorted(states.items())), {"accepted": 12, "completed": 6, "in_progress": 20})
    same("tp-hcm, standing duties", len(of("standing_duties", "tp-hcm")), 5)
    same("nghe-an, duties", len(of("obligations", "nghe-an")), 9)
    same("tp-hcm, models", len(of("models", "tp-hcm")), 35)
    same("tp-hcm, under each plan", dict(sorted(Counter(d["document_key"] for d in of("model_documents", "tp-hcm")).items())), {"1948": 35, "4206": 35})
    same("quota rules", [(q["tenant"], q["kinds"], q["at_least"], q["first_on"][:4]) for q in data["quota_rules"]], [("quang-ngai", "department", "1", "2025")])
    for t in data["tenants"]:
        assert set(t["clarities"].split()) <= CLARITIES and t["clarities"], t

    print("indicators and figures")
    measured = {i["code"]: i for i in data["indicators"]}
    same("indicators of every province", sum(1 for i in data["indicators"] if not i["tenant"]), 25)
    same("figures", dict(sorted(Counter(f["tenant"] for f in data["figures"]).items())), {"nghe-an": 3, "quang-ngai": 13, "thanh-hoa": 8, "tp-hcm": 2})
    for i in data["indicators"]:
        assert bool(i["denominator"]) == (i["measure"] != "amount"), i
    for name in ("figures", "indicator_targets"):
        for f in data[name]:
            assert measured[f["indicator"]]["tenant"] in ("", f["tenant"]), f
            assert all(re.fullmatch(r"(\d+(\.\d{1,4})?)?", f[c]) for c in ("numerator", "denominator", "stated", "points", "target", "floor") if c in f), f
    for f in data["figures"]:
        assert any(f[c] for c in ("numerator", "stated", "points")), f
        assert valid_on(unit[f["tenant"], f["unit_key"]], f["known_on"]), f
    inferred = [(t["tenant"], t["target"]) for t in data["indicator_targets"] if t["source"].startswith("INFERRED")]
    same("inferred targets", inferred, [("quang-ngai", "30")])

    print("calendar")
    years = Counter((c["day"][:4], c["kind"]) for c in data["calendar"])
    same("years", sorted({y for y, _ in years}), [str(y) for y in range(2022, 2028)])
    same("make-up working days", sorted(c["day"] for c in data["calendar"] if c["kind"] == "working"), ["2024-05-04", "2025-04-26", "2026-08-22"])

    print("accounts and standing agencies")
    for tenant in provinces:
        same(tenant, Counter(a["tenant"] for a in data["accounts"])[tenant], 8)
        same(f"{tenant}, standing agencies", sum(1 for s in data["standing_agencies"] if s["tenant"] == tenant), 1)
    for a in data["accounts"]:
        assert a["role"].startswith("centre_") == (a["tenant"] == "trung-uong"), a
        assert a["unit_key"] or not a["role"].startswith("unit_"), a
        assert not a["unit_key"] or valid_on(unit[a["tenant"], a["unit_key"]], TODAY), a
        assert a["display_name"].endswith("(mẫu)"), a
    print("all good")


if __name__ == "__main__":
    main()
