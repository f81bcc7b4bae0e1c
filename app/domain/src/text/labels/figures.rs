//! Words for the codes of figures, periods and reports.

use super::super::Lang;
use crate::figures::check::Severity;
use crate::figures::indicator::{Band, Course, Direction, Joining, Measure};
use crate::figures::{IndicatorGroup, Slot};
use crate::lifecycle::report::{ReportEvent, ReportState};
use crate::period::PeriodKind;
use crate::period::due::DayCount;
use crate::period::opening::PeriodState;

labels! {
    /// A place of a cell.
    slot(Slot) {
        Numerator: "Tử số", "Numerator";
        Denominator: "Mẫu số", "Denominator";
        Stated: "Tỷ lệ văn bản ghi", "Printed rate";
    }
}

labels! {
    /// What a finding means.
    severity(Severity) {
        Error: "Sai", "Error";
        Warning: "Cần xem lại", "Warning";
    }
}

labels! {
    /// A group of indicators.
    indicator_group(IndicatorGroup) {
        PublicServices: "Giải quyết thủ tục hành chính, dịch vụ công trực tuyến", "Administrative procedures and online public services";
        Economy: "Phát triển kinh tế - xã hội", "Socio-economic development";
        DigitalCitizens: "Công dân số", "Digital citizens";
        Data: "Hệ sinh thái dữ liệu dân cư", "Population data and what is built on it";
        Steering: "Chỉ đạo, điều hành", "Direction and administration";
    }
}

labels! {
    /// How an indicator is counted.
    measure(Measure) {
        Share: "Tỷ lệ %", "Percentage";
        Part: "Số đạt trên tổng số", "Part of a whole";
        Amount: "Số lượng", "Amount";
    }
}

labels! {
    /// Which way is better.
    direction(Direction) {
        Up: "Càng cao càng tốt", "Higher is better";
        Down: "Càng thấp càng tốt", "Lower is better";
    }
}

labels! {
    /// What one period speaks of.
    course(Course) {
        Flow: "Phát sinh trong kỳ", "Within the period";
        Cumulative: "Lũy kế từ đầu năm", "Cumulative since the beginning of the year";
        Stock: "Tại thời điểm cuối kỳ", "At the end of the period";
    }
}

labels! {
    /// How units' figures join.
    joining(Joining) {
        Sum: "Cộng các đơn vị", "Sum of the units";
        RatioOfSums: "Tổng tử số trên tổng mẫu số", "Sum of numerators over sum of denominators";
        None: "Không cộng, để riêng từng đơn vị", "Not joined, unit by unit";
    }
}

labels! {
    /// Where a value stands.
    band(Band) {
        Green: "Đạt chỉ tiêu", "Target reached";
        Yellow: "Chưa đạt chỉ tiêu", "Target not reached";
        Red: "Chưa qua mức sàn", "Beyond the floor";
    }
}

labels! {
    /// A kind of period.
    period_kind(PeriodKind) {
        Week: "Tuần", "Week";
        Month: "Tháng", "Month";
        Quarter: "Quý", "Quarter";
        Half: "6 tháng", "Half-year";
        Year: "Năm", "Year";
        AdHoc: "Đột xuất", "Ad hoc";
    }
}

labels! {
    /// Whether figures of a period can be entered.
    period_state(PeriodState) {
        Upcoming: "Chưa mở", "Not open yet";
        Open: "Đang mở", "Open";
        Locked: "Đã khóa sổ", "Locked";
    }
}

labels! {
    /// Which days a due rule counts.
    day_count(DayCount) {
        Working: "ngày làm việc", "working days";
        Calendar: "ngày", "days";
    }
}

labels! {
    /// A state of a unit's report.
    report_state(ReportState) {
        NotSubmitted: "Chưa nộp", "Not submitted";
        Drafting: "Đang soạn", "Being written";
        AwaitingHead: "Chờ trưởng đơn vị duyệt", "Awaiting the head of the unit";
        AwaitingReview: "Chờ duyệt", "Awaiting review";
        Approved: "Đã duyệt", "Approved";
        Returned: "Cần bổ sung", "To be completed";
    }
}

labels! {
    /// What may happen to a unit's report.
    report_event(ReportEvent) {
        Ask: "Yêu cầu báo cáo", "Report asked for";
        Write: "Soạn báo cáo", "Write the report";
        Present: "Trình trưởng đơn vị", "Present to the head of the unit";
        TakeBack: "Rút lại để sửa", "Take back";
        HeadReturn: "Trả lại cán bộ", "Return to the officer";
        Submit: "Gửi duyệt", "Send for review";
        Recall: "Rút lại trước khi duyệt", "Take back before review";
        Approve: "Duyệt báo cáo", "Approve the report";
        Return: "Trả lại đơn vị", "Return to the unit";
        Reopen: "Mở lại để đính chính", "Reopen for a correction";
    }
}
