//! Templates of the demo: one of each type of meeting, in both languages of the house.

use contract::meetings::TemplateInput;
use domain::{
    accounts::Actor,
    meetings::{MeetingType, Mode, TemplateItem},
};

use crate::{Error, Services, meetings::templates};

struct Plan {
    name: &'static str,
    kind: MeetingType,
    topic: &'static str,
    minutes: u32,
    mode: Mode,
    /// Minutes, topic, who is responsible.
    agenda: &'static [(u32, &'static str, &'static str)],
    invitation: &'static str,
    papers: &'static [&'static str],
}

const PLANS: [Plan; 3] = [
    Plan {
        name: "Weekly team meeting 团队周会",
        kind: MeetingType::InternalRegular,
        topic: "Team week {week} 团队第{week}周例会",
        minutes: 45,
        mode: Mode::Hybrid,
        agenda: &[
            (5, "Since last week 上周回顾", "Team lead 组长"),
            (25, "What stands in the way 当前问题", "Everybody 全体"),
            (15, "Next week 下周计划", "Team lead 组长"),
        ],
        invitation: "",
        papers: &[],
    },
    Plan {
        name: "Client acceptance 客户验收",
        kind: MeetingType::ClientLiaison,
        topic: "Acceptance 客户验收 {date}",
        minutes: 90,
        mode: Mode::InPerson,
        agenda: &[
            (10, "Welcome 欢迎", "Sales 市场销售部"),
            (40, "Demonstration 样机演示", "Development 研发部"),
            (30, "Acceptance protocol 验收记录", "Quality 质量部"),
            (10, "Next steps 后续安排", "Sales 市场销售部"),
        ],
        invitation: "We would like to show you what we built, on {date}.\n\
            诚邀贵方于 {date} 参加样机验收。",
        papers: &["Acceptance protocol 验收记录", "Presentation 演示文稿"],
    },
    Plan {
        name: "Open day 开放日",
        kind: MeetingType::LargeEvent,
        topic: "Open day 开放日 {date}",
        minutes: 180,
        mode: Mode::InPerson,
        agenda: &[
            (30, "Doors open 开放入场", "Reception 前台"),
            (15, "Welcome 致辞", "Management 管理层"),
            (120, "Tours in groups 分组参观", "Production 生产部"),
        ],
        invitation: "Come and see where our instruments are made.\n欢迎参观我们的仪器工厂。",
        papers: &["Site plan 场地平面图"],
    },
];

pub(super) async fn make(services: &Services, actor: &Actor) -> Result<(), Error> {
    for plan in &PLANS {
        let item = |(minutes, topic, owner): &(u32, &str, &str)| TemplateItem {
            topic: (*topic).to_owned(),
            owner: (*owner).to_owned(),
            minutes: *minutes,
        };
        let papers = plan.papers.iter().map(|name| (*name).to_owned());
        let input = TemplateInput {
            name: Some(plan.name.to_owned()),
            kind: Some(plan.kind),
            department: None,
            topic: Some(plan.topic.to_owned()),
            minutes: Some(plan.minutes),
            mode: Some(plan.mode),
            agenda: Some(plan.agenda.iter().map(item).collect()),
            invitation: Some(plan.invitation.to_owned()),
            papers: Some(papers.collect()),
        };
        templates::create(services, actor, &input).await?;
    }
    Ok(())
}
