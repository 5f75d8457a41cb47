//! What the demo's house announces: one of its meetings to everybody, one to the house.

use contract::meetings::PublishMeeting;
use domain::{
    accounts::Actor,
    ids::MeetingId,
    meetings::Audience::{self, Everybody, House},
};

use crate::{Error, Services, meetings};

/// Beginning of the topic, to whom, and what is told of it.
const PUBLISHED: [(&str, Audience, &str); 2] = [
    (
        "Open day",
        Everybody,
        "Once a year the workshops stand open: see how an encoder is made, try the climate \
         chamber, and ask the people who build them. Tours in groups begin every half hour.\n\n\
         一年一度的开放日：参观车间，了解编码器的制作过程，体验气候试验箱，并与工程师交流。\
         每半小时一组参观。\n\nChildren are welcome; please wear closed shoes. 欢迎带孩子参加，\
         请穿包脚的鞋。",
    ),
    (
        "Firmware release",
        House,
        "What is new in 4.2, what changes for service, and an hour’s worth of questions. \
         固件 4.2 的新功能、对售后的影响，以及答疑。",
    ),
];

/// Publishes a meeting that was just made, when it is among them.
pub(super) async fn publish(
    services: &Services,
    organiser: &Actor,
    topic: &str,
    id: &MeetingId,
) -> Result<(), Error> {
    let mut all = PUBLISHED.iter();
    let Some((_, audience, content)) = all.find(|one| topic.starts_with(one.0)) else {
        return Ok(());
    };
    let input = PublishMeeting {
        audience: Some(*audience),
        content: Some((*content).to_owned()),
        with_link: false,
    };
    match meetings::publish(services, organiser, id, &input, None).await {
        // Its room waits for approval on this day.
        Err(Error::Invalid(_)) => Ok(()),
        done => done.map(|_| ()),
    }
}
