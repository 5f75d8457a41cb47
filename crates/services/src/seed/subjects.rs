//! What people meet about.

/// In working hours.
pub(super) const DAY: [&str; 36] = [
    "Design review",
    "Sprint planning",
    "1:1",
    "Supplier call",
    "产品评审会",
    "Calibration results",
    "Interview",
    "Quarterly figures",
    "部门例会",
    "Customer visit: ACME Robotics",
    "Risk review",
    "Prototype C2: open points",
    "Onboarding",
    "供应商质量会议",
    "Training: laser safety",
    "Marketing sync",
    "Budget round 2",
    "Retro",
    "项目启动会",
    "Contract talk",
    "Test plan 4.1",
    "Trade fair: stand design",
    "Pairing",
    "年度预算讨论",
    "Audit preparation",
    "Firmware release",
    "Partner meeting",
    "客户来访接待",
    "Lessons learned",
    "Works council",
    "Line 2: change-over",
    "技术交流会",
    "Patent review",
    "Roadmap",
    "Service desk weekly",
    "Data protection briefing",
];

/// Around the clock: the works never sleeps, and Berlin is seven hours behind.
pub(super) const NIGHT: [&str; 8] = [
    "Night shift: line 2",
    "夜班交接",
    "Call with Chicago",
    "On-call desk 值班",
    "Long-term test, reading",
    "Call with Berlin 与柏林通话",
    "设备维护",
    "Furnace watch",
];

/// Shown as "Busy" to others.
pub(super) const PRIVATE: [&str; 4] = [
    "Personal talk",
    "Salary review",
    "Medical check",
    "人事面谈",
];
