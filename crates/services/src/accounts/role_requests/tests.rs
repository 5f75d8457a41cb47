//! Asking for roles, over the fakes.

use contract::{
    accounts::{AccountInput, DepartmentInput},
    role_requests::{AskForRole, DecideRole, RoleRequestState, RoleRequestView},
};
use domain::{
    accounts::{Actor, Denial, Role},
    ids::DepartmentId,
};

use super::{ask_for_role, decide_role, role_requests};
use crate::{
    Error,
    accounts::{change_department, create, create_department, get},
    scene::{Scene, person},
};

async fn department(scene: &Scene, name: &str) -> DepartmentId {
    let input = DepartmentInput {
        name: Some(name.to_owned()),
        ..DepartmentInput::default()
    };
    let made = create_department(&scene.services, &Actor::system(), &input).await;
    made.unwrap().id
}

async fn member(scene: &Scene, login: &str, department: &DepartmentId, heads: bool) -> Actor {
    let (services, system) = (&scene.services, Actor::system());
    let input = AccountInput {
        login: Some(login.to_owned()),
        name: Some(login.to_owned()),
        department: Some(department.clone()),
        ..AccountInput::default()
    };
    let (made, _) = create(services, &system, &input).await.unwrap();
    if heads {
        let input = DepartmentInput {
            head: Some(made.id.clone()),
            ..DepartmentInput::default()
        };
        change_department(services, &system, department, &input, None)
            .await
            .unwrap();
    }
    person(made.id.as_str())
}

fn wish() -> AskForRole {
    AskForRole {
        role: Role::MeetingAdministrator,
        reason: "I keep our meetings".to_owned(),
    }
}

fn decision(approve: bool) -> DecideRole {
    DecideRole {
        approve,
        note: "As agreed".to_owned(),
    }
}

async fn roles(scene: &Scene, who: &Actor) -> Vec<Role> {
    let id = who.account().unwrap();
    let seen = get(&scene.services, &Actor::system(), id).await;
    seen.unwrap().roles
}

fn denied(answer: Result<RoleRequestView, Error>) -> Denial {
    match answer {
        Err(Error::Denied(denial)) => denial,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn r006_only_the_own_head_decides_and_only_then_is_the_role_held() {
    let scene = Scene::new();
    let services = &scene.services;
    let (sales, board) = (
        department(&scene, "Sales").await,
        department(&scene, "Board").await,
    );
    let (li, lei) = (
        member(&scene, "li", &sales, false).await,
        member(&scene, "lei", &sales, true).await,
    );
    let other = member(&scene, "other", &board, true).await;
    let asked = ask_for_role(services, &li, &wish()).await.unwrap();
    assert_eq!(
        (asked.state, asked.may_decide),
        (RoleRequestState::Pending, false)
    );
    let twice = ask_for_role(services, &li, &wish()).await;
    assert!(matches!(twice, Err(Error::Rule("already_asked"))));
    assert_eq!(
        roles(&scene, &li).await,
        [Role::Ordinary],
        "nothing changed yet"
    );
    for stranger in [&li, &other] {
        let refused = decide_role(services, stranger, &asked.id, &decision(true)).await;
        assert_eq!(denied(refused), Denial::NotYours);
    }
    assert_eq!(role_requests(services, &other).await.unwrap(), []);
    let waiting = role_requests(services, &lei).await.unwrap();
    assert!(waiting.len() == 1 && waiting[0].may_decide);
    let done = decide_role(services, &lei, &asked.id, &decision(true))
        .await
        .unwrap();
    assert_eq!(done.state, RoleRequestState::Approved);
    assert_eq!(
        roles(&scene, &li).await,
        [Role::Ordinary, Role::MeetingAdministrator]
    );
    let again = decide_role(services, &lei, &asked.id, &decision(false)).await;
    assert!(matches!(again, Err(Error::Rule("not_pending"))));
    let own = role_requests(services, &li).await.unwrap();
    assert_eq!(
        (own[0].note.as_str(), own[0].state),
        ("As agreed", done.state)
    );
    let told: Vec<String> = scene
        .fakes
        .memory
        .journal()
        .iter()
        .map(|row| row.action.clone())
        .collect();
    assert!(told.contains(&"roles.ask".to_owned()) && told.contains(&"roles.approve".to_owned()));
}

#[tokio::test]
async fn r006_who_is_rejected_stays_ordinary_and_a_head_asks_above() {
    let scene = Scene::new();
    let services = &scene.services;
    let sales = department(&scene, "Sales").await;
    let lei = member(&scene, "lei", &sales, true).await;
    let li = member(&scene, "li", &sales, false).await;
    let asked = ask_for_role(services, &li, &wish()).await.unwrap();
    decide_role(services, &lei, &asked.id, &decision(false))
        .await
        .unwrap();
    assert_eq!(roles(&scene, &li).await, [Role::Ordinary]);
    let own = ask_for_role(services, &lei, &wish()).await.unwrap();
    let refused = decide_role(services, &lei, &own.id, &decision(true)).await;
    assert_eq!(
        denied(refused),
        Denial::NotYours,
        "nobody decides about themselves"
    );
    let system = Actor::system();
    decide_role(services, &system, &own.id, &decision(true))
        .await
        .unwrap();
    for wrong in [
        Role::SystemAdministrator,
        Role::Ordinary,
        Role::MeetingAdministrator,
    ] {
        let input = AskForRole {
            role: wrong,
            ..wish()
        };
        let refused = ask_for_role(services, &lei, &input).await;
        assert!(matches!(refused, Err(Error::Invalid(_))), "{wrong:?}");
    }
    let silent = AskForRole {
        reason: " ".to_owned(),
        ..wish()
    };
    let refused = ask_for_role(services, &li, &silent).await;
    assert!(matches!(refused, Err(Error::Invalid(_))));
}
