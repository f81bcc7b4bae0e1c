//! To which part of Đề án 06 an indicator belongs.

use serde::{Deserialize, Serialize};

use crate::access::coded;

coded! {
    /// The five groups of Decision 06/QĐ-TTg of 06/01/2022, in its order.
    IndicatorGroup {
        /// Giải quyết thủ tục hành chính, dịch vụ công trực tuyến.
        PublicServices = "DVC",
        /// Phát triển kinh tế - xã hội.
        Economy = "KTXH",
        /// Công dân số.
        DigitalCitizens = "CDS",
        /// Hệ sinh thái dữ liệu dân cư.
        Data = "HST",
        /// Chỉ đạo, điều hành.
        Steering = "CDDH",
    }
}
