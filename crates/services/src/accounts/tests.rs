//! People sign in, are kept, and lose what they no longer have.

use contract::accounts::{AccountInput, DepartmentInput, SignIn, SignedIn};
use domain::accounts::{Actor, Denial, PersonKind, Role};

use super::*;
use crate::{
    Error,
    callers::caller,
    fakes::Fakes,
    paging::Paging,
    ports::{JournalFilter, Kind},
};

const PASSWORD: &str = "correct horse";

fn house() -> Fakes {
    Fakes::at("2026-11-20T01:00:00Z".parse().unwrap())
}

fn person(login: &str, roles: &[Role]) -> AccountInput {
    AccountInput {
        login: Some(login.to_owned()),
        name: Some(format!("Name of {login}")),
        roles: Some(roles.to_vec()),
        password: Some(PASSWORD.to_owned()),
        ..AccountInput::default()
    }
}

async fn enter(fakes: &Fakes, login: &str, password: &str) -> Result<SignedIn, Error> {
    let command = SignIn {
        login: login.to_owned(),
        password: password.to_owned(),
    };
    let from = SignInFrom {
        address: "10.0.0.1".to_owned(),
        agent: "Chromium".to_owned(),
    };
    sign_in(&fakes.services, &command, &from).await
}

async fn actor(fakes: &Fakes, login: &str) -> Actor {
    let signed_in = enter(fakes, login, PASSWORD).await.unwrap();
    let caller = caller(&fakes.services, &signed_in.token).await.unwrap();
    caller.actor.clone()
}

#[tokio::test]
async fn r005_each_role_arrives_with_its_session() {
    let fakes = house();
    for role in Role::ALL {
        let login = role.as_str();
        let input = person(login, &[role]);
        create(&fakes.services, &Actor::system(), &input)
            .await
            .unwrap();
        let actor = actor(&fakes, login).await;
        assert!(actor.is(role) && actor.is(Role::Ordinary), "{login}");
        let keeps = create_key(&fakes.services, &actor, &key()).await;
        assert_eq!(keeps.is_ok(), role == Role::SystemAdministrator, "{login}");
    }
}

fn key() -> KeyInput {
    KeyInput {
        name: "OA".to_owned(),
        role: Role::Ordinary,
        read_only: true,
        expires_at: Some("2026-12-01T00:00:00Z".parse().unwrap()),
        department: None,
    }
}

#[tokio::test]
async fn sign_in_tells_nothing_and_tires() {
    let fakes = house();
    let system = Actor::system();
    let input = person("li.na", &[Role::Ordinary]);
    let (li_na, _) = create(&fakes.services, &system, &input).await.unwrap();
    let wrong = enter(&fakes, "li.na", "wrong password").await.unwrap_err();
    let unknown = enter(&fakes, "nobody", "wrong password").await.unwrap_err();
    assert_eq!(
        (wrong.code(), unknown.code()),
        ("bad_credentials", "bad_credentials")
    );
    assert!(enter(&fakes, " Li.Na ", PASSWORD).await.is_ok());
    for _ in 0..8 {
        let _ = enter(&fakes, "li.na", "wrong password").await;
    }
    let tired = enter(&fakes, "li.na", PASSWORD).await.unwrap_err();
    assert_eq!(tired.code(), "rate_limited");
    fakes.clock.forward(10);
    assert!(enter(&fakes, "li.na", PASSWORD).await.is_ok());
    let off = AccountInput {
        disabled: Some(true),
        ..AccountInput::default()
    };
    change(&fakes.services, &system, &li_na.id, &off, None)
        .await
        .unwrap();
    let disabled = enter(&fakes, "li.na", PASSWORD).await.unwrap_err();
    assert_eq!(disabled.code(), "bad_credentials");
}

#[tokio::test]
async fn r020_disabling_ends_sessions_and_keeps_the_name_in_the_journal() {
    let fakes = house();
    let system = Actor::system();
    let input = person("wang", &[Role::Ordinary]);
    let (wang, link) = create(&fakes.services, &system, &input).await.unwrap();
    assert!(link.is_none());
    let token = enter(&fakes, "wang", PASSWORD).await.unwrap().token;
    assert!(caller(&fakes.services, &token).await.is_ok());
    let off = AccountInput {
        disabled: Some(true),
        ..AccountInput::default()
    };
    change(
        &fakes.services,
        &system,
        &wang.id,
        &off,
        Some(wang.revision),
    )
    .await
    .unwrap();
    let gone = caller(&fakes.services, &token).await.unwrap_err();
    assert!(matches!(gone, Error::Denied(Denial::SignIn)));
    let filter = JournalFilter {
        actor: Some("wang".to_owned()),
        ..JournalFilter::default()
    };
    let rows = fakes
        .services
        .records
        .journal(&filter, None, 10)
        .await
        .unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(
        (rows[0].action.as_str(), rows[0].result.as_str()),
        ("accounts.sign_in", "ok")
    );
}

#[tokio::test]
async fn r212_a_failed_sign_in_leaves_a_row_without_the_password() {
    let fakes = house();
    let _ = enter(&fakes, "nobody", "hunter2hunter2").await;
    let filter = JournalFilter {
        result: Some("failed".to_owned()),
        ..JournalFilter::default()
    };
    let rows = fakes
        .services
        .records
        .journal(&filter, None, 10)
        .await
        .unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].subject_id, "nobody");
    assert!(!serde_json::to_string(&rows).unwrap().contains("hunter2"));
}

#[tokio::test]
async fn first_start_link_makes_one_administrator_once() {
    let fakes = house();
    let link = first_start_link(&fakes.services).await.unwrap().unwrap();
    let secret = link.path.strip_prefix("/welcome/").unwrap();
    let from = SignInFrom::default();
    let weak = redeem_link(&fakes.services, secret, "short", &from)
        .await
        .unwrap_err();
    assert_eq!(weak.code(), "invalid");
    let again = first_start_link(&fakes.services).await.unwrap().unwrap();
    let old = redeem_link(&fakes.services, secret, PASSWORD, &from)
        .await
        .unwrap_err();
    assert_eq!(old.code(), "not_found");
    let secret = again.path.strip_prefix("/welcome/").unwrap();
    let signed_in = redeem_link(&fakes.services, secret, PASSWORD, &from)
        .await
        .unwrap();
    assert_eq!(signed_in.account.roles, vec![Role::SystemAdministrator]);
    let twice = redeem_link(&fakes.services, secret, PASSWORD, &from)
        .await
        .unwrap_err();
    assert_eq!(twice.code(), "not_found");
    assert_eq!(first_start_link(&fakes.services).await.unwrap(), None);
}

#[tokio::test]
async fn a_link_is_over_after_a_day_and_a_reset_ends_sessions() {
    let fakes = house();
    let system = Actor::system();
    let input = person("chen", &[Role::Ordinary]);
    let (chen, _) = create(&fakes.services, &system, &input).await.unwrap();
    let token = enter(&fakes, "chen", PASSWORD).await.unwrap().token;
    let link = reset_link(&fakes.services, &system, &chen.id)
        .await
        .unwrap();
    let secret = link.path.strip_prefix("/welcome/").unwrap();
    fakes.clock.forward(24 * 60);
    let from = SignInFrom::default();
    let late = redeem_link(&fakes.services, secret, "another horse", &from)
        .await
        .unwrap_err();
    assert_eq!(late.code(), "not_found");
    let link = reset_link(&fakes.services, &system, &chen.id)
        .await
        .unwrap();
    let secret = link.path.strip_prefix("/welcome/").unwrap();
    redeem_link(&fakes.services, secret, "another horse", &from)
        .await
        .unwrap();
    assert!(caller(&fakes.services, &token).await.is_err());
    assert!(enter(&fakes, "chen", "another horse").await.is_ok());
}

#[tokio::test]
async fn sessions_are_listed_ended_and_slide() {
    let fakes = house();
    let input = person("zhang", &[Role::Ordinary]);
    create(&fakes.services, &Actor::system(), &input)
        .await
        .unwrap();
    let first = enter(&fakes, "zhang", PASSWORD).await.unwrap().token;
    let second = enter(&fakes, "zhang", PASSWORD).await.unwrap().token;
    let me = caller(&fakes.services, &second).await.unwrap();
    let listed = sessions(&fakes.services, &me).await.unwrap();
    assert_eq!(listed.len(), 2);
    let other = listed.iter().find(|one| !one.current).unwrap();
    end_session(&fakes.services, &me.actor, &other.id)
        .await
        .unwrap();
    assert!(caller(&fakes.services, &first).await.is_err());
    fakes.clock.forward(29 * 24 * 60);
    assert!(caller(&fakes.services, &second).await.is_ok());
    fakes.clock.forward(29 * 24 * 60);
    assert!(
        caller(&fakes.services, &second).await.is_ok(),
        "use lets it slide"
    );
    fakes.clock.forward(31 * 24 * 60);
    assert!(caller(&fakes.services, &second).await.is_err());
}

#[tokio::test]
async fn secrets_are_stored_only_as_hashes() {
    let fakes = house();
    let system = Actor::system();
    create(&fakes.services, &system, &person("lin", &[]))
        .await
        .unwrap();
    let token = enter(&fakes, "lin", PASSWORD).await.unwrap().token;
    let (key, _) = create_key(&fakes.services, &system, &key()).await.unwrap();
    for kind in Kind::ALL.iter().copied() {
        let all = fakes.services.records.page(kind, None, 100).await.unwrap();
        let text = serde_json::to_string(&all).unwrap();
        for secret in [PASSWORD, token.as_str(), key.as_str()] {
            assert!(!text.contains(secret), "{kind:?}");
        }
    }
}

#[tokio::test]
async fn keys_act_with_their_role_until_they_end() {
    let fakes = house();
    let system = Actor::system();
    let (key, view) = create_key(&fakes.services, &system, &key()).await.unwrap();
    let known = caller(&fakes.services, &key).await.unwrap();
    assert!(known.actor.read_only);
    fakes.clock.forward(12 * 24 * 60);
    assert!(caller(&fakes.services, &key).await.is_err());
    let lasting = KeyInput {
        expires_at: None,
        ..self::key()
    };
    let (key, second) = create_key(&fakes.services, &system, &lasting)
        .await
        .unwrap();
    assert_ne!(view.id, second.id);
    assert!(caller(&fakes.services, &key).await.is_ok());
    revoke_key(&fakes.services, &system, &second.id)
        .await
        .unwrap();
    assert!(caller(&fakes.services, &key).await.is_err());
}

#[tokio::test]
async fn r016_departments_form_a_tree_without_circles() {
    let fakes = house();
    let system = Actor::system();
    let named = |name: &str, parent| DepartmentInput {
        name: Some(name.to_owned()),
        parent,
        head: None,
    };
    let services = &fakes.services;
    let top = create_department(services, &system, &named("研发", None))
        .await
        .unwrap();
    let below = named("平台", Some(top.id.clone()));
    let below = create_department(services, &system, &below).await.unwrap();
    let circle = DepartmentInput {
        parent: Some(below.id.clone()),
        ..DepartmentInput::default()
    };
    let refused = change_department(services, &system, &top.id, &circle, None).await;
    assert_eq!(refused.unwrap_err().code(), "invalid");
    let mut input = person("head", &[Role::MeetingAdministrator]);
    input.department = Some(top.id.clone());
    let (head, _) = create(services, &system, &input).await.unwrap();
    let headed = DepartmentInput {
        head: Some(head.id),
        ..DepartmentInput::default()
    };
    change_department(services, &system, &top.id, &headed, None)
        .await
        .unwrap();
    let actor = actor(&fakes, "head").await;
    assert!(actor.administers.contains(&top.id) && actor.administers.contains(&below.id));
    let full = delete_department(services, &system, &top.id, None)
        .await
        .unwrap_err();
    assert_eq!(full.code(), "not_empty");
    let listed = departments(services, &actor, "zh").await.unwrap();
    assert_eq!(listed.len(), 2);
}

#[tokio::test]
async fn r013_outside_people_are_linked_to_inside_ones_and_hold_no_powers() {
    let fakes = house();
    let system = Actor::system();
    let student = person("student", &[Role::Ordinary]);
    let (student, _) = create(&fakes.services, &system, &student).await.unwrap();
    let mut parent = person("parent", &[Role::Ordinary]);
    parent.kind = Some(PersonKind::External);
    parent.linked_to = Some(vec![student.id.clone()]);
    let (parent, _) = create(&fakes.services, &system, &parent).await.unwrap();
    assert_eq!(parent.linked_to, vec![student.id]);
    let powers = AccountInput {
        roles: Some(vec![Role::ManagingUser]),
        ..AccountInput::default()
    };
    let refused = change(&fakes.services, &system, &parent.id, &powers, None).await;
    assert_eq!(refused.unwrap_err().code(), "invalid");
    let outsider = actor(&fakes, "parent").await;
    let filter = AccountFilter::default();
    let seen = list(&fakes.services, &outsider, &filter, &Paging::most()).await;
    assert!(seen.is_err());
}

#[tokio::test]
async fn r007_colleagues_see_names_not_addresses_and_keep_nobody() {
    let fakes = house();
    let system = Actor::system();
    let mut input = person("mei", &[Role::Ordinary]);
    input.email = Some("Mei@Example.org".to_owned());
    let (mei, _) = create(&fakes.services, &system, &input).await.unwrap();
    assert_eq!(mei.email.as_deref(), Some("mei@example.org"));
    create(&fakes.services, &system, &person("li", &[]))
        .await
        .unwrap();
    let colleague = actor(&fakes, "li").await;
    let seen = get(&fakes.services, &colleague, &mei.id).await.unwrap();
    assert_eq!((seen.name.as_str(), seen.email), ("Name of mei", None));
    let made = create(&fakes.services, &colleague, &person("x", &[]))
        .await
        .unwrap_err();
    assert_eq!(made.code(), "forbidden");
    let taken = create(&fakes.services, &system, &person("MEI", &[]))
        .await
        .unwrap_err();
    assert_eq!(taken.code(), "invalid");
}

#[tokio::test]
async fn the_last_administrator_stays() {
    let fakes = house();
    let system = Actor::system();
    let input = person("root", &[Role::SystemAdministrator]);
    let (root, _) = create(&fakes.services, &system, &input).await.unwrap();
    let less = AccountInput {
        roles: Some(vec![]),
        ..AccountInput::default()
    };
    let refused = change(&fakes.services, &system, &root.id, &less, None)
        .await
        .unwrap_err();
    assert_eq!(refused.code(), "last_administrator");
    let input = person("second", &[Role::SystemAdministrator]);
    create(&fakes.services, &system, &input).await.unwrap();
    change(&fakes.services, &system, &root.id, &less, None)
        .await
        .unwrap();
}
