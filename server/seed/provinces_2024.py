"""What the public reports of 2024 say of three other provinces, as rows: TP.HCM (25/04/2024), Nghệ An (05/2024), Quảng Ngãi (12/2024).

They count models without naming most of them. A name is used only where a report of the province gives it (`source` says which);
that such a model is one of those counted is our reading. Every other model is a sample row and marked so, its lead unit and, where the
report does not count by state, its state too. `build_facts.py` writes the rows.
"""

from common import read, valid_on

DEPARTMENTS = {"department", "vertical", "organisation", "agency"}
DISTRICTS = {"rural_district", "urban_district", "town", "city"}
SAMPLE = "sample, not a real model: the report counts it without naming it; its lead unit is a sample too"


class Province:
    """Collects the rows of one report."""

    def __init__(self, tenant, day, root, source):
        self.tenant, self.day, self.source = tenant, day, source
        units = [u for u in read("units.csv") if u["tenant"] == tenant and valid_on(u, day) and u["parent_key"] == f"{root}@start"]
        self.units = {u["code"]: u for u in units}
        self.provincial = [u for u in units if u["kind"] in DEPARTMENTS]
        self.districts = [u for u in units if u["kind"] in DISTRICTS]
        self.rows = dict(documents=[], obligations=[], models=[], model_documents=[])

    def document(self, key, number, issued_on, issuer, kind, subject, source=None):
        self.rows["documents"].append(dict(tenant=self.tenant, key=key, number=number, issued_on=issued_on, issuer=issuer, kind=kind,
                                           subject=subject, source=source or self.source, sample=0))

    def model(self, key, name, level, code, state, sample, source, under, field="", phase=""):
        self.rows["models"].append(dict(tenant=self.tenant, key=key, name=name, level=level, field=field, lead_unit_key=self.units[code]["key"],
                                        state=state, sample=sample, phase=phase, known_on=self.day, source=source))
        for document in under:
            self.rows["model_documents"].append(dict(tenant=self.tenant, model_key=key, document_key=document))

    def samples(self, states, under, source=SAMPLE):
        """One sample for each state given, led by the provincial bodies and then the districts in their order."""
        leads = [("provincial", u) for u in self.provincial] + [("district", u) for u in self.districts]
        assert len(leads) >= len(states)
        for number, (state, (level, unit)) in enumerate(zip(states, leads), 1):
            self.model(f"MAU-{number:02}", f"Mô hình mẫu {number:02}", level, unit["code"], state, 1, source, under)

    def oblige(self, document, clause, codes, title, due_on, due_rule):
        for code in codes:
            unit = self.units[code]
            self.rows["obligations"].append(dict(
                tenant=self.tenant, key=f"{document}-{clause}-{code}", document_key=document, unit_key=unit["key"], kind="task", clause=clause,
                title=title, due_on=due_on, due_rule=due_rule, sent_to="", sample=int(unit["sample"]), source=self.source))


def tp_hcm():
    """35 models under two plans; the report names both for all of them and prints neither a split nor a count by state."""
    p = Province("tp-hcm", "2024-04-25", "79", "TP.HCM, direction on pilot models of 25/04/2024, as reported by the press of the city")
    plans = ["1948", "4206"]
    p.document("1948", "1948/KH-UBND", "2023-05-12", "UBND Thành phố Hồ Chí Minh", "kh", "Kế hoạch triển khai các mô hình điểm Đề án 06 trên địa bàn Thành phố",
               f"{p.source}: number and day; subject in our own words")
    p.document("4206", "4206/KH-UBND", "2023-08-29", "UBND Thành phố Hồ Chí Minh", "kh", "Kế hoạch triển khai bổ sung các mô hình điểm Đề án 06 trên địa bàn Thành phố",
               f"{p.source}: number and day; subject in our own words")
    p.document("2504", "(chưa rõ số)", p.day, "UBND Thành phố Hồ Chí Minh", "cv",
               "Đẩy mạnh triển khai mô hình điểm: rà soát 35 mô hình, đánh giá để nhân rộng; mô hình chưa triển khai phải có kế hoạch với sáu rõ: "
               "người, việc, giải pháp, thời gian, tiến độ, trách nhiệm", f"{p.source}; its number is not in the report")
    named = "{}; that it is one of the 35 is our reading, its state too"
    laodong = "news.laodong.vn 1522721"
    p.model("SSK-VNEID", "Sổ sức khỏe điện tử trên VNeID", "provincial", "SYT", "in_progress", 0, named.format(laodong), plans, "CDS")
    p.model("LLTP-VNEID", "Cấp Phiếu lý lịch tư pháp trên VNeID", "provincial", "STP", "in_progress", 0, named.format(laodong), plans, "DVC")
    p.model("LTKS-HUNGVUONG", "Liên thông khai sinh - mã định danh - thẻ BHYT cho trẻ sơ sinh tại Bệnh viện Hùng Vương", "district", "774", "in_progress", 0,
            named.format("en.sggp.org.vn post108874"), plans, "DVC")
    p.samples(["completed"] * 3 + ["in_progress"] * 17 + ["planning"] * 4 + ["accepted"] * 8, plans,
              f"{SAMPLE}, and so is its state: the report does not count by state")
    return p.rows


def nghe_an():
    """38 models planned, 26 deployed: 6 done, 20 in progress; and what is asked of departments, each with its own date."""
    p = Province("nghe-an", "2024-05-01", "40", "Nghệ An, plan 762/KH-TCT as reported by nghean.gov.vn in 05/2024")
    p.document("762", "762/KH-TCT", p.day, "Tổ công tác Đề án 06 tỉnh Nghệ An", "kh",
               "Triển khai 38 mô hình thực hiện Đề án 06 trên địa bàn tỉnh, và việc giao cho các sở, ngành trong tháng 5 và năm 2024",
               f"{p.source}; the day of issue is not in the report, the first of its month stands for it; subject in our own words")
    p.model("DVKM", "Đơn vị kiểu mẫu thực hiện Đề án 06 (02 đơn vị cấp huyện, 06 đơn vị cấp xã)", "district", "CAT", "in_progress", 0,
            "baonghean.vn 10253081; that it is one of the 38 is our reading, its state too", ["762"], "CDDH")
    p.model("CTAS", "Chi trả an sinh xã hội qua tài khoản (không dùng tiền mặt)", "provincial", "SLDTBXH", "in_progress", 0,
            f"{p.source}; that it is one of the 38 is our reading, its state too", ["762"], "CDS")
    p.samples(["completed"] * 6 + ["in_progress"] * 18 + ["accepted"] * 12, ["762"])
    p.oblige("762", 1, ["VPUB"], "Rà soát, đánh giá lại việc báo cáo thống kê, phương pháp đánh giá, chấm điểm trên Hệ thống thông tin giải quyết TTHC của tỉnh "
             "theo tiêu chí của Cổng dịch vụ công quốc gia", "2024-05-15", "before")
    p.oblige("762", 2, ["SLDTBXH"], "Rà soát, cấp tài khoản mới cho người có nhu cầu chi trả qua tài khoản, đạt 90-100% số đối tượng an sinh xã hội", "2024-05-31", "before")
    p.oblige("762", 3, ["STP", "SLDTBXH", "STNMT", "BHXH"], "Làm sạch dứt điểm các dữ liệu", "2024-05-31", "by")
    p.oblige("762", 4, ["STTTT"], "Hoàn thiện thủ tục pháp lý, kỹ thuật, đưa Trung tâm Giám sát, điều hành Đô thị thông minh tỉnh (IOC) vào vận hành chính thức", "2024-12-31", "by")
    p.oblige("762", 5, ["STC"], "Tham mưu cấp có thẩm quyền cấp kinh phí cho các đơn vị thực hiện Đề án 06", "2024-05-15", "before")
    p.oblige("762", 6, ["SNV"], "Đưa kết quả thực hiện Đề án 06 vào tiêu chí đánh giá, xếp loại cán bộ, công chức hằng năm", "2024-05-30", "before")
    return p.rows


def quang_ngai():
    """Two models that the report names, and the rule for 2025."""
    p = Province("quang-ngai", "2024-12-03", "51", "Quảng Ngãi, review of Đề án 06 in 12/2024, as reported by Báo Đấu thầu")
    p.document("HN-2024", "(chưa rõ số)", p.day, "Chủ tịch UBND tỉnh Quảng Ngãi", "tbkl",
               "Chỉ đạo tại Hội nghị đánh giá kết quả Đề án 06: năm 2025 mỗi sở, ban, ngành triển khai có hiệu quả ít nhất một mô hình điểm",
               f"{p.source}; neither number nor day are in the report, the only day that it names stands for it; subject in our own words")
    p.model("VI-VNEID", "Tôi, bạn có và sử dụng Ví điện tử VNeID (giai đoạn 2)", "provincial", "CAT", "in_progress", 0,
            f"{p.source}: the agreement on phase 2 was signed; its state is our reading", ["HN-2024"], "CDS", "2")
    p.model("BHYT-CCCD", "Sử dụng CCCD gắn chip/VNeID thay thẻ BHYT khi khám chữa bệnh", "provincial", "SYT", "in_progress", 0,
            f"{p.source}: 208 of 208 health facilities; its state is our reading", ["HN-2024"], "CDS")
    p.rows["quota_rules"] = [dict(
        tenant=p.tenant, key="MOI-SO-2025", document_key="HN-2024", title="Mỗi sở, ban, ngành ít nhất một mô hình điểm trong năm 2025", kinds="department",
        at_least=1, counted="deployed", first_on="2025-01-01", last_on="2025-12-31", known_on=p.day, source=p.source)]
    return p.rows
