//! A new person's profile, over the fakes.

use contract::accounts::{AccountInput, DepartmentInput, ProfileInput};
use domain::accounts::{Actor, Role};

use super::{complete_profile, create, create_department, profile};
use crate::{
    Error,
    scene::{Scene, person},
};

async fn department(scene: &Scene, name: &str) -> domain::ids::DepartmentId {
    let input = DepartmentInput {
        name: Some(name.to_owned()),
        ..DepartmentInput::default()
    };
    let made = create_department(&scene.services, &Actor::system(), &input).await;
    made.unwrap().id
}

fn new(login: &str) -> AccountInput {
    AccountInput {
        login: Some(login.to_owned()),
        name: Some(login.to_owned()),
        ..AccountInput::default()
    }
}

#[tokio::test]
async fn r002_a_new_person_says_all_four_and_is_not_asked_again() {
    let scene = Scene::new();
    let services = &scene.services;
    let sales = department(&scene, "Sales").await;
    let (made, link) = create(services, &Actor::system(), &new("li"))
        .await
        .unwrap();
    assert!(link.is_some());
    let li = person(made.id.as_str());
    let before = profile(services, &li).await.unwrap();
    assert!(before.due);
    assert_eq!(before.choices, [(sales.clone(), "Sales".to_owned())]);
    let whole = ProfileInput {
        name: "李雷".to_owned(),
        department: sales.to_string(),
        position: "Manager".to_owned(),
        contact: "021-5555 0101".to_owned(),
    };
    type Empty = fn(&mut ProfileInput);
    let table: [(&str, Empty); 4] = [
        ("name", |input| input.name.clear()),
        ("department", |input| input.department.clear()),
        ("position", |input| input.position = "  ".to_owned()),
        ("contact", |input| input.contact.clear()),
    ];
    for (field, empty) in table {
        let mut input = whole.clone();
        empty(&mut input);
        match complete_profile(services, &li, &input).await {
            Err(Error::Invalid(errors)) => {
                let said: Vec<_> = errors.iter().map(|one| (&*one.field, &*one.code)).collect();
                assert_eq!(said, [(field, "required")]);
            }
            other => panic!("{other:?}"),
        }
    }
    assert!(
        profile(services, &li).await.unwrap().due,
        "nothing was stored"
    );
    complete_profile(services, &li, &whole).await.unwrap();
    let after = profile(services, &li).await.unwrap();
    assert!(!after.due);
    assert_eq!(after.department, Some(sales));
    assert_eq!(
        after.choices,
        [],
        "a department that is set is not chosen again"
    );
    assert_eq!((&*after.name, &*after.contact), ("李雷", "021-5555 0101"));
}

#[tokio::test]
async fn r002_r008_nobody_chooses_a_department_that_would_give_rights() {
    let scene = Scene::new();
    let services = &scene.services;
    let (sales, board) = (
        department(&scene, "Sales").await,
        department(&scene, "Board").await,
    );
    let set = AccountInput {
        department: Some(sales.clone()),
        ..new("set")
    };
    let keeper = AccountInput {
        roles: Some(vec![Role::MeetingAdministrator]),
        ..new("keeper")
    };
    for (input, stays) in [(set, Some(sales)), (keeper, None)] {
        let (made, _) = create(services, &Actor::system(), &input).await.unwrap();
        let actor = person(made.id.as_str());
        let said = ProfileInput {
            name: "Somebody".to_owned(),
            department: board.to_string(),
            position: "Head".to_owned(),
            contact: "a@b.example".to_owned(),
        };
        let done = complete_profile(services, &actor, &said).await.unwrap();
        assert_eq!(done.department, stays);
    }
}

#[tokio::test]
async fn r002_who_has_a_password_or_nothing_to_choose_is_not_asked() {
    let scene = Scene::new();
    let services = &scene.services;
    let (early, _) = create(services, &Actor::system(), &new("early"))
        .await
        .unwrap();
    department(&scene, "Sales").await;
    let program = AccountInput {
        password: Some("correct horse battery".to_owned()),
        ..new("program")
    };
    let (program, _) = create(services, &Actor::system(), &program).await.unwrap();
    for one in [early, program] {
        let actor = person(one.id.as_str());
        assert!(!profile(services, &actor).await.unwrap().due);
    }
}
