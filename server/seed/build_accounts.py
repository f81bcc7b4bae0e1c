"""accounts.csv: demonstration accounts, the same set in every province. Role words, no persons."""

from common import read, write

COLUMNS = ["tenant", "username", "role", "unit_key", "display_name", "position"]
# One current commune for each province.
COMMUNE = {"thanh-hoa": "14797@2025-07-01", "nghe-an": "16681@2025-07-01", "quang-ngai": "21025@2025-07-01", "tp-hcm": "26740@2025-07-01"}


def main():
    name = {(u["tenant"], u["key"]): u["name"] for u in read("units.csv")}
    rows = []
    for tenant in read("tenants.csv"):
        t = tenant["slug"]
        if tenant["kind"] == "centre":
            people = [
                ("quantri", "centre_admin", "", "Quản trị trung ương", "Quản trị hệ thống"),
                ("trunguong", "centre_analyst", "", "Chuyên viên trung ương", "Chuyên viên"),
            ]
        else:
            commune = COMMUNE[t]
            people = [
                ("thuongtruc", "standing_admin", "CAT@start", f"Cơ quan thường trực {name[t, 'CAT@start']}", "Quản trị của cơ quan thường trực"),
                ("lanhdao", "leader", f"{tenant['code']}@start", "Lãnh đạo Tổ công tác", "Lãnh đạo Tổ công tác Đề án 06"),
                ("thamdinh", "reviewer", "CAT@start", f"Thẩm định {name[t, 'CAT@start']}", "Cán bộ thẩm định"),
                ("truongdonvi", "unit_head", "SYT@start", f"Lãnh đạo {name[t, 'SYT@start']}", "Thủ trưởng đơn vị"),
                ("canbo", "unit_officer", "SYT@start", f"Cán bộ {name[t, 'SYT@start']}", "Cán bộ đầu mối"),
                ("canbo2", "unit_officer", "STP@start", f"Cán bộ {name[t, 'STP@start']}", "Cán bộ đầu mối"),
                ("canboxa", "unit_officer", commune, f"Cán bộ {name[t, commune]}", "Cán bộ đầu mối cấp xã"),
                ("xem", "viewer", "", "Người xem", "Người xem"),
            ]
        rows += [dict(tenant=t, username=u, role=r, unit_key=k, display_name=f"{d} (mẫu)", position=p) for u, r, k, d, p in people]
    write("accounts.csv", COLUMNS, rows)


if __name__ == "__main__":
    main()
