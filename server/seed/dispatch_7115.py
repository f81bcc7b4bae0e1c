"""The first real input: Thanh Hóa's dispatch 7115/UBND-KSTTHCNC of 24/05/2023, as rows.

It counts 42 provincial units and 22 districts that have registered a pilot model, and names five districts and one
department whose registration was not good enough. It names one model. Every other model is a sample row and marked so.
`build_facts.py` writes the rows.
"""

from common import read, valid_on

TENANT, DAY, DOCUMENT = "thanh-hoa", "2023-05-24", "7115"
SOURCE = "Thanh Hóa, dispatch 7115/UBND-KSTTHCNC of 24/05/2023, as reported by the province"
SAMPLE = "sample, not a real model: the dispatch counts it without naming it"
HEALTH = "KCB-VNEID"
DEPARTMENTS = {"department", "vertical", "organisation", "agency"}
DISTRICTS = {"rural_district", "urban_district", "town", "city"}
RETURNED = ["Huyện Thạch Thành", "Huyện Quan Hóa", "Huyện Như Xuân", "Huyện Nông Cống", "Huyện Cẩm Thủy"]
LEAD = "SYT@start"
TASK_FORCE = "Tổ công tác Đề án 06 tỉnh (qua Công an tỉnh)"
DESK = "Cơ quan thường trực Tổ công tác Đề án 06 tỉnh (qua Phòng Cảnh sát QLHC về TTXH - Công an tỉnh)"


def rows():
    units = [u for u in read("units.csv") if u["tenant"] == TENANT and valid_on(u, DAY)]
    provincial = [u for u in units if u["kind"] in DEPARTMENTS]
    districts = [u for u in units if u["kind"] in DISTRICTS]
    returned = {u["key"] for u in districts if u["name"] in RETURNED}
    assert (len(provincial), len(districts), len(returned)) == (42, 27, 5)
    lead = next(u for u in provincial if u["key"] == LEAD)

    documents = [dict(
        tenant=TENANT, key=DOCUMENT, number="7115/UBND-KSTTHCNC", issued_on=DAY, issuer="UBND tỉnh Thanh Hóa", kind="cv",
        subject="Về việc đăng ký, lập kế hoạch và ra mắt mô hình điểm Đề án 06 tại các đơn vị, địa phương trong tỉnh", source=SOURCE, sample=0,
    )]

    # Models, registrations, decisions: one for each unit, and the province's own model on top.
    models, registrations, decisions, number = [], [], [], 0

    def add(model, name, level, unit, sample, reasons, text, field="", source=SOURCE):
        state = "returned" if reasons else "accepted"
        # The districts follow from the dispatch (27 less the five named); of the 42 provincial units it names only Sở Y tế.
        unnamed = level == "provincial" and unit["key"] != LEAD
        models.append(dict(tenant=TENANT, key=model, name=name, level=level, field=field, lead_unit_key=unit["key"], state=state, sample=sample, known_on=DAY, source=source))
        registrations.append(dict(tenant=TENANT, key=f"DK-{model}", model_key=model, unit_key=unit["key"], level=level, scope="area" if model == HEALTH else "unit", known_on=DAY,
                                  sample=int(unnamed), source=f"{SOURCE}; counted there, unit not named" if unnamed else SOURCE))
        decisions.append(dict(tenant=TENANT, key=f"QD-{model}", registration_key=f"DK-{model}", decision=state, reasons="|".join(reasons), text=text,
                              decided_on=DAY if reasons else "", known_on=DAY, document_key=DOCUMENT, source=SOURCE))

    for level, group in (("provincial", provincial), ("district", districts)):
        for unit in group:
            number += 1
            bundle = unit["key"] in returned
            add(f"MAU-{number:02}", f"Mô hình mẫu {number:02}", level, unit, 1, ["WRONG_LEVEL_AGGREGATED"] if bundle else [],
                "Mới gộp các mô hình của cấp xã, chưa phải một mô hình điểm của cấp huyện." if bundle else "", source=SAMPLE)
    add(HEALTH, "Khám chữa bệnh sử dụng thẻ Căn cước công dân gắn chíp điện tử và ứng dụng VNeID", "provincial", lead, 0,
        ["NOT_SPECIFIC", "NO_UNIT_RESPONSIBILITY", "NO_SPREAD"],
        "Văn bản triển khai còn chung chung; chưa phân việc cho từng đơn vị; chưa lan tỏa trong cơ quan và Nhân dân.",
        field="CDS", source=f"{SOURCE}; field: own classification, not in the source")

    # Obligations.
    obligations = []

    def oblige(clause, unit, kind, title, due_on, due_rule, sent_to):
        obligations.append(dict(
            tenant=TENANT, key=f"{DOCUMENT}-{clause}-{unit['code']}", document_key=DOCUMENT, unit_key=unit["key"], kind=kind, clause=clause, title=title,
            due_on=due_on, due_rule=due_rule, sent_to=sent_to, sample=int(unit["sample"]), source=SOURCE))

    for unit in [lead] + [u for u in districts if u["key"] in returned]:
        oblige(1, unit, "register", "Đăng ký lại mô hình điểm và báo cáo giải trình", "2023-05-30", "before", TASK_FORCE)
    for unit in provincial + [u for u in districts if u["key"] not in returned]:
        oblige(2, unit, "plan", "Gửi kế hoạch triển khai mô hình điểm đã đăng ký", "2023-06-05", "before", DESK)
    oblige(3, lead, "launch", "Chủ trì tổ chức lễ ra mắt mô hình điểm cấp tỉnh về khám chữa bệnh", "2023-05-31", "by", "")

    # "Đăng ký lại mô hình điểm và báo cáo giải trình": each returned registration is to be explained, by the day of the first demand.
    explanations = [dict(tenant=TENANT, key=f"GT-{r['model_key']}", registration_key=r["key"], unit_key=r["unit_key"], document_key=DOCUMENT,
                         text="Báo cáo giải trình về đăng ký mô hình điểm bị trả lại, gửi Tổ công tác Đề án 06 tỉnh (qua Công an tỉnh).",
                         due_on="2023-05-30", due_rule="before", known_on=DAY, sample=r["sample"], source=SOURCE)
                    for r, d in zip(registrations, decisions) if d["decision"] == "returned"]
    assert len(explanations) == 6

    milestones = [dict(tenant=TENANT, key=f"{HEALTH}-RAMAT", model_key=HEALTH, kind="launch", title="Lễ ra mắt mô hình điểm cấp tỉnh",
                       due_on="2023-05-31", due_rule="by", source=SOURCE)]

    model_documents = [dict(tenant=TENANT, model_key=m["key"], document_key=DOCUMENT) for m in models]
    return dict(documents=documents, obligations=obligations, models=models, model_documents=model_documents, registrations=registrations,
                decisions=decisions, explanations=explanations, milestones=milestones)
