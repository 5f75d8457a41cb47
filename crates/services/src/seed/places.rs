//! The rooms of the demo: trees and waters in Shanghai, rivers in Berlin.

use contract::rooms::RoomInput;
use domain::{accounts::Actor, ids::RoomId};
use jiff::tz::TimeZone;

use super::people::{Person, find};
use crate::{Error, Services, rooms, zones};

/// A building: name, zone, and rooms of each floor as name, seats, equipment.
type Building = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static [Seats])],
);
type Seats = (&'static str, u32, &'static str);

const BUILDINGS: [Building; 3] = [
    (
        "Hall A 甲楼",
        "Asia/Shanghai",
        &[("Floor 3 三层", TREES), ("Floor 2 二层", FLOWERS)],
    ),
    (
        "Hall B 乙楼",
        "Asia/Shanghai",
        &[("Floor 1 一层", LAKES), ("Floor 2 二层", STREAMS)],
    ),
    (
        "Werk Berlin 柏林",
        "Europe/Berlin",
        &[("Erdgeschoss 底层", RIVERS), ("1. OG 二层", UPPER)],
    ),
];

const TREES: &[Seats] = &[
    ("Plum 梅", 12, "screen video"),
    ("Orchid 兰", 8, "screen"),
    ("Bamboo 竹", 20, "screen video"),
    ("Chrysanthemum 菊", 6, "whiteboard"),
    ("Pine 松", 30, "stage stream"),
    ("Cypress 柏", 4, ""),
    ("Maple 枫", 10, "screen"),
    ("Cedar 杉", 16, "video"),
    ("Willow 柳", 6, "screen"),
    ("Ginkgo 银杏", 12, "screen video"),
    ("Camphor 樟", 8, ""),
    ("Birch 桦", 40, "stage"),
    ("Elm 榆", 6, ""),
];
const FLOWERS: &[Seats] = &[
    ("Lotus 荷", 8, "screen whiteboard"),
    ("Peony 牡丹", 14, "screen video"),
    ("Osmanthus 桂", 4, "whiteboard"),
    ("Magnolia 玉兰", 10, "screen"),
];
const LAKES: &[Seats] = &[
    ("West Lake 西湖", 10, "screen video"),
    ("Taihu 太湖", 24, "screen stage"),
    ("Dongting 洞庭湖", 8, "screen"),
    ("Poyang 鄱阳湖", 6, "whiteboard"),
    ("Qinghai 青海湖", 4, ""),
    ("Kunlun 昆仑", 16, "screen video"),
];
const STREAMS: &[Seats] = &[
    ("Yangtze 长江", 18, "screen video"),
    ("Huangpu 黄浦", 12, "screen"),
    ("Suzhou Creek 苏州河", 6, "whiteboard"),
    ("Pearl 珠江", 10, "screen video"),
    ("Min 闽江", 5, ""),
    ("Li 漓江", 4, ""),
    ("Qiantang 钱塘江", 8, "screen"),
];
const RIVERS: &[Seats] = &[
    ("Spree 施普雷", 12, "screen video"),
    ("Havel 哈弗尔", 8, "screen"),
    ("Elbe 易北", 20, "screen video stage"),
    ("Rhein 莱茵", 10, "screen video"),
    ("Isar 伊萨尔", 6, "whiteboard"),
];
const UPPER: &[Seats] = &[
    ("Oder 奥得", 8, "screen"),
    ("Main 美因", 4, ""),
    ("Neckar 内卡", 6, "whiteboard"),
    ("Weser 威悉", 10, "screen"),
    ("Donau 多瑙", 16, "screen video"),
];

/// Rooms whose bookings wait for approval, each with who decides.
pub(super) const ASK_FIRST: [(&str, &str); 4] = [
    ("Orchid 兰", "chen.jing"),
    ("Maple 枫", "helen.marsh"),
    ("Pearl 珠江", "zhao.min"),
    ("Rhein 莱茵", "clara.hoffmann"),
];
/// Minutes kept free before and after.
const BUFFERS: [(&str, u32, u32); 3] = [
    ("Pine 松", 15, 15),
    ("Bamboo 竹", 0, 15),
    ("Elbe 易北", 0, 10),
];
/// Bookable hours.
const HOURS: [(&str, &str, &str); 3] = [
    ("Taihu 太湖", "07:00", "22:00"),
    ("Weser 威悉", "07:00", "20:00"),
    ("Donau 多瑙", "07:00", "20:00"),
];

/// A room of the demo.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub id: RoomId,
    pub name: &'static str,
    pub seats: u32,
    pub zone_name: &'static str,
    pub zone: TimeZone,
    /// Minutes that must lie between two bookings.
    pub gap: i64,
}

/// Makes buildings, floors and rooms.
pub(super) async fn make(
    services: &Services,
    actor: &Actor,
    people: &[Person],
) -> Result<Vec<Place>, Error> {
    let mut places = Vec::new();
    for (building, zone, floors) in BUILDINGS {
        for (floor, all) in floors {
            for seats in *all {
                let input = input(building, floor, zone, seats, people);
                let made = rooms::create(services, actor, &input).await?;
                let gap = made.buffer_before_minutes + made.buffer_after_minutes;
                places.push(Place {
                    id: made.id,
                    name: seats.0,
                    seats: seats.1,
                    zone_name: zone,
                    zone: zones::stored(zone),
                    gap: i64::from(gap),
                });
            }
        }
    }
    Ok(places)
}

fn input(building: &str, floor: &str, zone: &str, seats: &Seats, people: &[Person]) -> RoomInput {
    let (name, capacity, equipment) = *seats;
    let decides = ASK_FIRST.iter().find(|(room, _)| *room == name);
    let manager = decides.and_then(|(_, login)| find(people, login));
    let buffers = BUFFERS.iter().find(|(room, ..)| *room == name);
    let hours = HOURS.iter().find(|(room, ..)| *room == name);
    RoomInput {
        name: Some(name.to_owned()),
        capacity: Some(capacity),
        time_zone: Some(zone.to_owned()),
        building: Some(building.to_owned()),
        floor: Some(floor.to_owned()),
        equipment: Some(equipment.split_whitespace().map(str::to_owned).collect()),
        managers: manager.map(|manager| vec![manager.id.clone()]),
        requires_approval: decides.map(|_| Some(true)),
        buffer_before_minutes: buffers.map(|(_, before, _)| Some(*before)),
        buffer_after_minutes: buffers.map(|(.., after)| Some(*after)),
        bookable_from: hours.map(|(_, from, _)| Some((*from).to_owned())),
        bookable_to: hours.map(|(.., to)| Some((*to).to_owned())),
        ..RoomInput::default()
    }
}
