//! The rules of `decide`, told as stories.

use super::{Story, check, room};
use crate::bookings::{AlternativeKind, Request, Slot, Snapshot, elsewhere, window_to_load};

#[test]
fn r084_no_overlap_but_back_to_back_is_allowed() {
    check(
        "taken a 10:00..11:00
         ask   11:00..12:00
         gives confirmed
         ask   09:00..10:00
         gives confirmed
         ask   10:59..11:30
         gives overlap room at 10:00..11:00
         ask   09:00..10:01
         gives overlap room at 10:00..11:00
         ask   10:15..10:45
         gives overlap room at 10:00..11:00
         ask   09:00..12:00
         gives overlap room at 10:00..11:00",
    );
}

#[test]
fn r084_the_order_of_what_is_loaded_does_not_matter() {
    check(
        "taken b 14:00..15:00
         taken a 10:00..11:00
         taken c 12:00..13:00
         ask   10:30..14:30
         gives overlap room at 10:00..11:00",
    );
}

#[test]
fn r084_a_booking_does_not_clash_with_itself() {
    check(
        "taken a 10:00..11:00
         taken b 12:00..13:00
         ask   10:30..11:30 changing a
         gives confirmed
         ask   11:30..12:30 changing a
         gives overlap room at 12:00..13:00",
    );
}

#[test]
fn r084_buffers_keep_both_gaps_and_name_who_asks_for_them() {
    check(
        "room  buffers 5+10
         taken a 10:00..11:00
         ask   11:15..12:00
         gives confirmed
         ask   11:14..12:00
         gives overlap room limit 15 at 10:00..11:00
         ask   09:00..09:45
         gives confirmed
         ask   09:00..09:46
         gives overlap room limit 15 at 10:00..11:00",
    );
    check(
        "room  buffers 0+10
         taken a 10:00..11:00
         ask   11:05..12:00
         gives overlap floor limit 10 at 10:00..11:00",
    );
}

#[test]
fn r084_a_true_overlap_is_named_before_a_buffer() {
    check(
        "room  buffers 0+10
         taken a 10:00..11:00
         taken b 11:30..12:00
         ask   11:05..11:45
         gives overlap room at 11:30..12:00",
    );
}

#[test]
fn r079_pending_requests_may_overlap_each_other_never_a_confirmed_one() {
    check(
        "room    approval
         pending p 10:00..11:00
         taken   a 11:00..12:00
         ask     10:00..11:00
         gives   pending
         ask     10:30..11:30
         gives   overlap room at 11:00..12:00
         ask     10:00..11:00 changing p approved
         gives   confirmed",
    );
}

#[test]
fn r079_without_approval_it_is_effective_at_once() {
    check(
        "ask   10:00..11:00
         gives confirmed",
    );
}

#[test]
fn r079_an_approval_pushes_the_other_requests_out() {
    check(
        "room    approval
         pending p 10:00..11:00
         pending q 10:30..11:30
         pending r 11:00..12:00
         ask     10:00..11:00 changing p approved
         gives   confirmed
         pushes  q",
    );
}

#[test]
fn r079_an_approval_meets_a_confirmed_one_like_everybody_else() {
    check(
        "room    approval
         pending p 10:00..11:00
         taken   a 10:30..11:30
         ask     10:00..11:00 changing p approved
         gives   overlap room at 10:30..11:30",
    );
}

#[test]
fn r079_moving_asks_again_giving_time_back_or_extending_does_not() {
    check(
        "room  approval
         now   2026-11-02T10:10
         taken a 10:00..11:00
         taken b 14:00..16:00
         ask   15:00..17:00 changing b
         gives pending
         ask   14:30..15:30 changing b
         gives confirmed
         ask   10:00..11:30 changing a
         gives confirmed
         ask   +1d10:00..+1d11:00 changing a
         gives pending",
    );
}

#[test]
fn r032_a_meeting_under_way_may_end_early_whatever_the_settings_say() {
    check(
        "room  min 30 disabled
         now   2026-11-02T10:03
         taken a 10:00..11:00
         ask   10:00..10:03 changing a
         gives confirmed
         ask   10:00..11:30 changing a
         gives room_disabled room",
    );
    check(
        "room  min 30
         taken a 10:00..11:00
         ask   10:00..10:03 changing a
         gives too_short room limit 30",
    );
}

#[test]
fn r032_extending_keeps_a_start_that_lies_in_the_past() {
    check(
        "now   2026-11-02T10:50
         taken a 10:00..11:00
         taken b 12:00..13:00
         ask   10:00..11:30 changing a
         gives confirmed
         ask   10:00..12:01 changing a
         gives overlap room at 12:00..13:00
         ask   10:05..11:30 changing a
         gives in_the_past default",
    );
}

#[test]
fn a_start_in_the_past_is_refused_with_a_minute_of_grace() {
    check(
        "now   2026-11-02T10:01
         ask   10:00..11:00
         gives confirmed
         now   2026-11-02T10:01:01
         ask   10:00..11:00
         gives in_the_past default
         offers nearby 10:05..11:05, shorter 10:05..11:00, nearby 10:10..11:10",
    );
}

#[test]
fn history_is_free_of_limits_but_not_of_overlaps() {
    check(
        "room  open 08:00..18:00 seats 2 min 30 max 60 approval
         taken a 10:00..11:00
         ask   2014-12-27T11:00..2014-12-28T02:00 heads 3000 historical
         gives confirmed
         ask   10:30..10:35 historical
         gives overlap room at 10:00..11:00
         offers nothing
         ask   11:00..11:00 historical
         gives too_short default limit 1",
    );
}

#[test]
fn r080_a_disabled_room_takes_no_bookings_not_even_history() {
    check(
        "room  disabled
         ask   10:00..11:00
         gives room_disabled room
         offers nothing
         ask   10:00..11:00 historical
         gives room_disabled room",
    );
}

#[test]
fn shortest_and_longest_are_inclusive() {
    check(
        "room  min 15 max 60
         ask   10:00..10:15
         gives confirmed
         ask   10:00..10:14
         gives too_short room limit 15
         ask   10:00..11:00
         gives confirmed
         ask   10:00..11:01
         gives too_long room limit 60
         offers shorter 10:00..10:56, shorter 10:05..11:01",
    );
}

#[test]
fn no_setting_allows_more_than_a_month() {
    check(
        "room  max 99999
         ask   10:00..2026-12-03T10:00
         gives confirmed
         ask   10:00..2026-12-03T10:01
         gives too_long default limit 44640",
    );
}

#[test]
fn r024_an_end_before_the_start_is_never_accepted() {
    check(
        "ask   10:00..09:00
         gives too_short default limit 1
         offers nothing",
    );
}

#[test]
fn a_whole_day_of_25_hours_is_still_a_day() {
    check(
        "zone  Europe/Berlin
         now   2026-10-20T08:00
         ask   2026-10-25T00:00..2026-10-26T00:00
         gives confirmed
         ask   2026-10-25T00:00..2026-10-26T00:01
         gives too_long default limit 1440",
    );
}

#[test]
fn a_whole_day_of_23_hours_is_long_enough_for_a_day() {
    check(
        "zone  Europe/Berlin
         room  min 1440
         now   2026-03-20T08:00
         ask   2026-03-29T00:00..2026-03-30T00:00
         gives confirmed
         ask   2026-03-29T00:00..2026-03-29T23:00
         gives too_short room limit 1440",
    );
}

#[test]
fn how_far_ahead_counts_days_of_the_calendar() {
    check(
        "room  ahead 30
         ask   +30d23:00..+30d23:30
         gives confirmed
         ask   +31d00:00..+31d00:30
         gives too_far_ahead room limit 30",
    );
}

#[test]
fn bookable_hours_are_inclusive_at_both_ends() {
    check(
        "room  open 08:00..18:00
         ask   08:00..18:00
         gives confirmed
         ask   +1d07:59..+1d09:00
         gives outside_bookable_hours building
         ask   17:00..18:01
         gives outside_bookable_hours building
         ask   17:00..+1d09:00
         gives outside_bookable_hours building
         ask   +1d00:00..+2d00:00
         gives outside_bookable_hours building",
    );
}

#[test]
fn hours_to_midnight_end_at_midnight() {
    check(
        "room  open 18:00..00:00
         ask   20:00..+1d00:00
         gives confirmed
         ask   20:00..+1d00:05
         gives outside_bookable_hours building",
    );
    check(
        "room  open 00:00..00:00
         ask   +1d00:00..+2d00:00
         gives confirmed
         ask   20:00..+1d02:00
         gives outside_bookable_hours building",
    );
}

#[test]
fn r023_bookable_hours_are_those_of_the_rooms_wall() {
    check(
        "zone  Asia/Shanghai
         room  open 08:00..18:00
         ask   08:00..09:00
         gives confirmed",
    );
    check(
        "zone  Europe/Berlin
         room  open 08:00..18:00
         now   2026-03-27T10:00
         ask   2026-03-30T08:00..2026-03-30T18:00
         gives confirmed
         ask   2026-03-30T07:30..2026-03-30T08:30
         gives outside_bookable_hours building",
    );
}

#[test]
fn r023_bookable_hours_on_the_days_when_the_clocks_change() {
    check(
        "zone  Europe/Berlin
         room  open 02:00..03:00
         now   2026-10-20T10:00
         ask   2026-10-25T02:00..2026-10-25T02:30/2
         gives confirmed
         ask   2026-10-25T01:30..2026-10-25T02:30
         gives outside_bookable_hours building",
    );
    check(
        "zone  Europe/Berlin
         room  open 01:00..02:30
         now   2026-10-20T10:00
         ask   2026-10-25T01:30..2026-10-25T02:30/2
         gives confirmed
         ask   2026-10-25T01:30..2026-10-25T02:31/2
         gives outside_bookable_hours building",
    );
}

#[test]
fn seats_are_counted_where_they_are_known() {
    check(
        "room  seats 6
         ask   10:00..11:00 heads 6
         gives confirmed
         ask   10:00..11:00 heads 7
         gives capacity_exceeded room limit 6
         offers nothing
         room  seats 0
         ask   10:00..11:00 heads 700
         gives confirmed",
    );
}

#[test]
fn rules_answer_in_their_order() {
    check(
        "room  open 08:00..18:00 seats 6 min 15 max 60 ahead 30
         now   2026-11-02T09:00
         taken a 10:00..11:00
         ask   08:00..08:01 heads 9
         gives in_the_past default
         ask   10:30..10:31 heads 9
         gives too_short room limit 15
         ask   +40d20:00..+40d21:00 heads 9
         gives too_far_ahead room limit 30
         ask   +4d20:00..+4d21:00 heads 9
         gives outside_bookable_hours building
         ask   10:30..11:30 heads 9
         gives capacity_exceeded room limit 6
         ask   10:30..11:30 heads 6
         gives overlap room at 10:00..11:00",
    );
}

#[test]
fn r084_a_refusal_offers_what_is_near() {
    check(
        "taken a 10:00..11:00
         ask   10:50..11:50
         gives overlap room at 10:00..11:00
         offers nearby 11:00..12:00, shorter 11:00..11:50, nearby 11:05..12:05",
    );
    check(
        "taken a 10:00..11:00
         taken b 11:00..12:00
         ask   10:00..11:00
         gives overlap room at 10:00..11:00
         offers next 12:00..13:00",
    );
}

#[test]
fn r084_the_next_free_time_keeps_buffers_hours_and_length() {
    check(
        "room  open 08:00..18:00 buffers 0+10
         taken a 16:00..17:02
         ask   16:30..17:30
         gives overlap room at 16:00..17:02
         offers next +1d08:00..+1d09:00",
    );
}

#[test]
fn r084_alternatives_stay_inside_what_is_known() {
    let mut story = Story::new();
    let taken = story.slot("10:00..11:00");
    story.occupied.push(crate::bookings::Occupied {
        booking: "a".into(),
        slot: taken,
        status: crate::bookings::Status::Confirmed,
    });
    let request = Request {
        slot: story.slot("10:00..11:00"),
        changing: None,
        attendees: 0,
        historical: false,
        approved: false,
    };
    let wide = story.snapshot();
    let narrow = Snapshot {
        known: story.slot("09:00..11:30"),
        ..wide.clone()
    };
    let offers = |snapshot: &Snapshot<'_>| {
        crate::bookings::decide(&request, snapshot)
            .unwrap_err()
            .alternatives
            .len()
    };
    assert_eq!((offers(&wide), offers(&narrow)), (1, 0));
}

#[test]
fn the_window_to_load_holds_buffers_and_a_week() {
    let mut story = Story::new();
    story.room.policy.buffer_before_minutes.value = 10;
    let slot = story.slot("10:00..11:00");
    let window = window_to_load(slot, &story.room);
    assert_eq!(
        window,
        Slot {
            start: story.at("09:30"),
            end: story.at("+7d11:10")
        }
    );
}

#[test]
fn r029_other_rooms_are_offered_same_building_and_size_first() {
    let story = Story::new();
    let wanted = room("Wanted");
    let other = |name: &str, building: &str, seats: u32| {
        let mut other = room(name);
        other.building = Some(building.into());
        other.capacity = seats;
        other
    };
    let mut waits = other("Waits", "main", 10);
    waits.policy.requires_approval.value = true;
    let rooms = [
        other("Far", "annex", 10),
        other("Big", "main", 40),
        other("Near", "main", 12),
        other("Small", "main", 3),
        waits,
        wanted.clone(),
    ];
    let snapshots: Vec<_> = rooms
        .iter()
        .map(|room| Snapshot {
            room,
            ..story.snapshot()
        })
        .collect();
    let request = Request {
        slot: story.slot("10:00..11:00"),
        changing: None,
        attendees: 4,
        historical: false,
        approved: false,
    };
    let found = elsewhere(&request, &snapshots, &wanted);
    let names: Vec<_> = found.iter().map(|one| one.room_name.as_str()).collect();
    assert_eq!(names, ["Near", "Big", "Waits", "Far"]);
    assert!(
        found
            .iter()
            .all(|one| one.kind == AlternativeKind::SameTimeElsewhere)
    );
}
