//! Between the form and the use cases of steps; on the server only.

use contract::approvals::{Place, SetSteps};
use domain::{
    accounts::Actor,
    approvals::{MOST_STEPS, Step},
};
use services::{Services, approvals, rooms};

use super::who_api::{StepRow, StepsDraft, Who};
use crate::context::{ApiError, caller_locale, invalid};

fn place(of: &str, id: &str) -> Place {
    match of {
        "building" => Place::Building(id.into()),
        "floor" => Place::Floor(id.into()),
        "room" => Place::Room(id.into()),
        _ => Place::Organisation,
    }
}

pub(super) async fn who(
    services: &Services,
    actor: &Actor,
    of: String,
    id: String,
) -> Result<Who, ApiError> {
    let place = place(&of, &id);
    let view = approvals::steps(services, actor, &place).await?;
    let (name, back) = match &place {
        Place::Organisation => {
            let name = rooms::settings(services).await?.name;
            (name, "/settings".to_owned())
        }
        Place::Building(id) => {
            let building = rooms::building(services, actor, id, caller_locale().as_str()).await?;
            (building.name, format!("/buildings/{id}"))
        }
        Place::Floor(id) => {
            let floor = rooms::floor(services, actor, id).await?;
            let back = format!("/buildings/{}/floors/{id}", floor.building_id);
            (floor.name, back)
        }
        Place::Room(id) => {
            let room = rooms::get(services, actor, id).await?;
            (room.name, format!("/rooms/{id}"))
        }
    };
    let own = view.own.iter().flatten();
    let mut rows: Vec<StepRow> = own.zip(&view.people).map(row).collect();
    rows.resize(MOST_STEPS, StepRow::default());
    Ok(Who {
        of,
        id,
        name,
        back,
        from: view.from,
        rows,
        revision: view.revision,
    })
}

fn row((step, people): (&Step, &Vec<String>)) -> StepRow {
    let kind = match step {
        Step::DepartmentHead => "department_head",
        Step::RoomManagers => "room_managers",
        Step::People(_) => "people",
    };
    StepRow {
        kind: kind.to_owned(),
        people: people.join(", "),
    }
}

pub(super) async fn keep(
    services: &Services,
    actor: &Actor,
    draft: &StepsDraft,
) -> Result<(), ApiError> {
    let mut steps = Vec::new();
    for row in draft.rows.iter().take(MOST_STEPS) {
        match row.kind.as_str() {
            "" => {}
            "department_head" => steps.push(Step::DepartmentHead),
            "room_managers" => steps.push(Step::RoomManagers),
            "people" => {
                let people = approvals::people_named(services, actor, &row.people).await?;
                steps.push(Step::People(people));
            }
            _ => {
                let wrong = invalid("steps", "bad_value");
                return Err(ApiError::of(caller_locale(), wrong));
            }
        }
    }
    let input = SetSteps {
        steps: (!steps.is_empty()).then_some(steps),
    };
    let place = place(&draft.of, &draft.id);
    let revision = Some(draft.revision);
    approvals::set_steps(services, actor, &place, &input, revision).await?;
    Ok(())
}
