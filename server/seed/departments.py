"""Hand-written: provincial departments, vertical bodies, organisations and agencies of the four tenants.

Not an official list. The frame is that of Decree 150/2025/NĐ-CP; what a province really has is its own to edit.
Each row: code, kind, name, valid_from, valid_to, source.
"""

FRAME = "frame of Decree 150/2025; local list to be edited by the tenant"
NA = "Nghệ An People's Council, session of 25/02/2025: 14 bodies from 01/03/2025 (kinhtedothi.vn/nghe-an-sau-sap-xep-con-14-don-vi-chuyen-mon.html)"
HCM = "HCMC People's Council, resolution of 20/02/2025 (news.laodong.vn 1466052); in force 01/03/2025 as in the national re-organisation"
S0 = "Thanh Hóa, dispatch 7115/UBND-KSTTHCNC of 24/05/2023"
S2 = "TP.HCM, direction on pilot models of 25/04/2024"
S3 = "Quảng Ngãi, review of Đề án 06 in 12/2024"
S4 = "Nghệ An, plan 762/KH-TCT as reported by nghean.gov.vn in 05/2024"
END = "2025-02-28"   # last day before the re-organisation of departments
START = "2025-03-01"


def frame(city):
    """What all four tenants share, in the order of the decree. `city`: a centrally run city, not a province."""
    t = "Thành phố" if city else "tỉnh"
    return [
        ("VPUB", "department", f"Văn phòng UBND {t}"),
        ("SNV", "department", "Sở Nội vụ"),
        ("STP", "department", "Sở Tư pháp"),
        ("STC", "department", "Sở Tài chính"),
        ("SCT", "department", "Sở Công Thương"),
        ("SNNMT", "department", "Sở Nông nghiệp và Môi trường"),
        ("SXD", "department", "Sở Xây dựng"),
        ("SKHCN", "department", "Sở Khoa học và Công nghệ"),
        ("SVHTTDL", "department", "Sở Văn hóa, Thể thao và Du lịch"),
        ("SGDDT", "department", "Sở Giáo dục và Đào tạo"),
        ("SYT", "department", "Sở Y tế"),
        ("TTT", "department", f"Thanh tra {t}"),
        ("SNgV", "department", "Sở Ngoại vụ"),
        ("SDTTG", "department", "Sở Dân tộc và Tôn giáo"),
        ("SDL", "department", "Sở Du lịch"),
        ("CAT", "vertical", "Công an Thành phố Hồ Chí Minh" if city else "Công an tỉnh"),
        ("BCHQS", "vertical", "Bộ Tư lệnh Thành phố Hồ Chí Minh" if city else "Bộ Chỉ huy quân sự tỉnh"),
        ("BHXH", "vertical", f"Bảo hiểm xã hội {t}"),
        ("NHNN", "vertical", "Ngân hàng Nhà nước khu vực (chi nhánh)"),
        ("THUE", "vertical", f"Thuế {t}"),
        ("MTTQ", "organisation", f"Ủy ban MTTQ Việt Nam {t}"),
        ("TDTN", "organisation", "Thành đoàn" if city else "Tỉnh đoàn"),
        ("BQLKKT", "agency", "Ban Quản lý các khu chế xuất và công nghiệp" if city else "Ban Quản lý Khu kinh tế và các khu công nghiệp"),
        ("TTPVHCC", "agency", "Trung tâm Phục vụ hành chính công"),
    ]


# Conditional bodies of the frame: only where a source names them.
CONDITIONAL = {"SNgV", "SDTTG", "SDL"}

# tenant -> code -> what differs from (name of the frame, no dates, FRAME). None = the tenant does not have it.
DIFFERS = {
    "thanh-hoa": {
        "SNNMT": dict(valid_from=START, source=f"{FRAME}; created by the re-organisation of 2025, day as in the country"),
        "SYT": dict(source=S0),
        "CAT": dict(source=S0),
        "SKHCN": dict(source="doanhnghieptiepthi.vn 161250422155008479 (04/2025)"),
        "SVHTTDL": dict(source="nld.com.vn 196251006083422686 (10/2025)"),
    },
    "nghe-an": {
        **{c: dict(source=NA) for c in ("VPUB", "SNV", "STP", "STC", "SCT", "SXD", "SKHCN", "SGDDT", "SYT", "TTT", "SNgV")},
        "SNNMT": dict(valid_from=START, source=NA),
        "SVHTTDL": dict(valid_from=START, source=NA),
        "SDTTG": dict(valid_from=START, source=NA),
        "BHXH": dict(source=S4),
    },
    "quang-ngai": {
        "SNNMT": dict(valid_from=START, source=f"{FRAME}; created by the re-organisation of 2025, day as in the country"),
        "SDTTG": dict(valid_from=START, source="exists: vietnamnet.vn 2445806 (24/09/2025); day of creation as in the country, not confirmed for the province"),
        "CAT": dict(source=S3),
        "TDTN": dict(source=S3),
    },
    "tp-hcm": {
        "VPUB": dict(source=S2),
        "STC": dict(source=S2),
        "SNV": dict(source=HCM),
        "STP": dict(source=HCM),
        "SXD": dict(source=HCM),
        "SKHCN": dict(source=HCM),
        "TTT": dict(source=HCM),
        "CAT": dict(source=S2),
        # Until mid-2025 the city kept the name Sở Tài nguyên và Môi trường; the new name was proposed in 04/2025.
        "SNNMT": dict(valid_from="2025-07-01", source=f"{FRAME}; until mid-2025 the city had Sở Tài nguyên và Môi trường instead (news.laodong.vn 1466052); day of the new name not confirmed"),
        "SVHTTDL": dict(name="Sở Văn hóa và Thể thao", source=f"{FRAME}; name without tourism because Sở Du lịch stands apart"),
        "SDTTG": dict(valid_from=START, source=HCM),
        "SDL": dict(source="kept apart in the re-organisation of 02/2025 (news.laodong.vn 1466052)"),
        "TTPVHCC": None,
    },
}

# Bodies outside the shared frame, and those which ended: tenant -> rows.
OWN = {
    "thanh-hoa": [
        ("STTTT", "department", "Sở Thông tin và Truyền thông", "", END, "truyenhinhthanhhoa.vn 180231229172924319; end: merged into Sở Khoa học và Công nghệ, day as in the country"),
        ("SLDTBXH", "department", "Sở Lao động - Thương binh và Xã hội", "", END, "department of every province before the re-organisation of 2025 (named in Nghệ An, 05/2024); local list to be edited by the tenant"),
        ("STNMT", "department", "Sở Tài nguyên và Môi trường", "", END, "department of every province before the re-organisation of 2025 (named in Nghệ An, 05/2024); local list to be edited by the tenant"),
    ],
    "nghe-an": [
        ("STTTT", "department", "Sở Thông tin và Truyền thông", "", END, f"{S4}; end: {NA}"),
        ("SLDTBXH", "department", "Sở Lao động - Thương binh và Xã hội", "", END, f"{S4}; end: {NA}"),
        ("STNMT", "department", "Sở Tài nguyên và Môi trường", "", END, f"{S4}; end: {NA}"),
        ("SNNPTNT", "department", "Sở Nông nghiệp và Phát triển nông thôn", "", END, NA),
        ("SKHDT", "department", "Sở Kế hoạch và Đầu tư", "", END, NA),
        ("SGTVT", "department", "Sở Giao thông vận tải", "", END, NA),
        ("SVHTT", "department", "Sở Văn hóa và Thể thao", "", END, NA),
        ("SDL", "department", "Sở Du lịch", "", END, NA),
        ("BDT", "department", "Ban Dân tộc", "", END, NA),
    ],
    "quang-ngai": [],
    "tp-hcm": [
        ("TTCDS", "agency", "Trung tâm Chuyển đổi số Thành phố Hồ Chí Minh", "", "", S2),
        ("STTTT", "department", "Sở Thông tin và Truyền thông", "", END, f"{S2}; end: {HCM}"),
    ],
}

# Which body took over which, where a source says so: tenant -> (from, to, source).
SUCCESSIONS = {
    "nghe-an": [
        ("STTTT@start", "SKHCN@start", NA), ("SLDTBXH@start", "SNV@start", NA), ("STNMT@start", f"SNNMT@{START}", NA),
        ("SNNPTNT@start", f"SNNMT@{START}", NA), ("SKHDT@start", "STC@start", NA), ("SGTVT@start", "SXD@start", NA),
        ("SVHTT@start", f"SVHTTDL@{START}", NA), ("SDL@start", f"SVHTTDL@{START}", NA), ("BDT@start", f"SDTTG@{START}", NA),
    ],
    "tp-hcm": [("STTTT@start", "SKHCN@start", HCM)],
}

# Thanh Hóa: 42 provincial units registered on this day (dispatch 7115), not all of them named. The rest are samples.
SAMPLES = ("thanh-hoa", "2023-05-24", 42, "2025-06-30")


def rows(tenant, city):
    """The bodies of a tenant: code, kind, name, valid_from, valid_to, sample, source; in the order of the frame."""
    out = []
    for code, kind, name in frame(city):
        differs = DIFFERS[tenant].get(code, {})
        if differs is None or (code in CONDITIONAL and not differs):
            continue
        out.append(dict(code=code if code != "SVHTTDL" or "name" not in differs else "SVHTT", kind=kind, name=differs.get("name", name),
                        valid_from=differs.get("valid_from", ""), valid_to="", sample=0, source=differs.get("source", FRAME)))
    for code, kind, name, start, end, source in OWN[tenant]:
        out.append(dict(code=code, kind=kind, name=name, valid_from=start, valid_to=end, sample=0, source=source))
    if tenant == SAMPLES[0]:
        _, day, wanted, end = SAMPLES
        have = sum(1 for r in out if (not r["valid_from"] or r["valid_from"] <= day) and (not r["valid_to"] or day <= r["valid_to"]))
        for n in range(1, wanted - have + 1):
            out.append(dict(code=f"MAU{n:02}", kind="department", name=f"Đơn vị mẫu {n:02}", valid_from="", valid_to=end, sample=1,
                            source=f"sample, not a real unit: the dispatch counts {wanted} provincial units without naming them"))
    return out
