//! The people of the demo: a maker of instruments in Shanghai with a works in Berlin.

use domain::{
    accounts::{Actor, ActorKind, PersonKind, Role},
    bookings::Attendee,
    ids::{AccountId, DepartmentId},
};

use super::DEMO_PASSWORD;
use crate::{
    Error, Services,
    accounts::{NewDepartment, NewPerson, create_many},
};

/// Names; the department above each, by its place here; the login of its head.
pub(super) const DEPARTMENTS: [(&str, Option<usize>, &str); 8] = [
    ("Management 管理层", None, "chen.jing"),
    ("Research and Development 研发部", Some(0), "clara.hoffmann"),
    ("Embedded Software 嵌入式软件组", Some(1), "zhang.wei"),
    ("Production 生产部", Some(0), "sun.li"),
    ("Quality 质量部", Some(0), "james.whitfield"),
    ("Sales and Marketing 市场销售部", Some(0), "zhao.min"),
    ("Finance 财务部", Some(0), "helen.marsh"),
    ("People and Legal 人事法务部", Some(0), "he.xiuying"),
];

/// Login, name, department. The first of each department leads it. The last two are guests.
const PEOPLE: [(&str, &str, usize); 60] = [
    ("chen.jing", "陈静 Chen Jing", 0),
    ("thomas.weber", "Thomas Weber", 0),
    ("ma.chao", "马超 Ma Chao", 0),
    ("olivia.grant", "Olivia Grant", 0),
    ("clara.hoffmann", "Clara Hoffmann", 1),
    ("wang.fang", "王芳 Wang Fang", 1),
    ("li.na", "李娜 Li Na", 1),
    ("markus.brandt", "Markus Brandt", 1),
    ("xu.lei", "徐磊 Xu Lei", 1),
    ("sophie.lang", "Sophie Lang", 1),
    ("guo.qiang", "郭强 Guo Qiang", 1),
    ("lukas.vogel", "Lukas Vogel", 1),
    ("tang.yan", "唐艳 Tang Yan", 1),
    ("emily.carter", "Emily Carter", 1),
    ("zhang.wei", "张伟 Zhang Wei", 2),
    ("jonas.keller", "Jonas Keller", 2),
    ("lin.xiao", "林晓 Lin Xiao", 2),
    ("anna.schulz", "Anna Schulz", 2),
    ("gao.peng", "高鹏 Gao Peng", 2),
    ("daniel.price", "Daniel Price", 2),
    ("yu.ting", "于婷 Yu Ting", 2),
    ("felix.neumann", "Felix Neumann", 2),
    ("sun.li", "孙丽 Sun Li", 3),
    ("liu.yang", "刘洋 Liu Yang", 3),
    ("huang.bo", "黄波 Huang Bo", 3),
    ("stefan.krause", "Stefan Krause", 3),
    ("deng.chao", "邓超 Deng Chao", 3),
    ("cao.yu", "曹宇 Cao Yu", 3),
    ("peter.franke", "Peter Franke", 3),
    ("luo.dan", "罗丹 Luo Dan", 3),
    ("xie.jun", "谢军 Xie Jun", 3),
    ("birgit.sommer", "Birgit Sommer", 3),
    ("james.whitfield", "James Whitfield", 4),
    ("wu.gang", "吴刚 Wu Gang", 4),
    ("song.jia", "宋佳 Song Jia", 4),
    ("katrin.wolf", "Katrin Wolf", 4),
    ("pan.hong", "潘虹 Pan Hong", 4),
    ("oliver.shaw", "Oliver Shaw", 4),
    ("zhao.min", "赵敏 Zhao Min", 5),
    ("laura.bennett", "Laura Bennett", 5),
    ("feng.tao", "冯涛 Feng Tao", 5),
    ("maria.richter", "Maria Richter", 5),
    ("xiao.mei", "肖梅 Xiao Mei", 5),
    ("henry.collins", "Henry Collins", 5),
    ("du.juan", "杜鹃 Du Juan", 5),
    ("jan.peters", "Jan Peters", 5),
    ("shen.yi", "沈怡 Shen Yi", 5),
    ("helen.marsh", "Helen Marsh", 6),
    ("zheng.kai", "郑凯 Zheng Kai", 6),
    ("ulrike.beck", "Ulrike Beck", 6),
    ("cui.ping", "崔萍 Cui Ping", 6),
    ("george.hale", "George Hale", 6),
    ("he.xiuying", "何秀英 He Xiuying", 7),
    ("eva.lindner", "Eva Lindner", 7),
    ("jiang.nan", "江楠 Jiang Nan", 7),
    ("ruth.palmer", "Ruth Palmer", 7),
    ("fan.rui", "范睿 Fan Rui", 7),
    ("max.engel", "Max Engel", 7),
    ("zhou.ming", "周明 Zhou Ming (ACME Robotics)", 5),
    ("alice.morgan", "Alice Morgan (parent of Luo Dan)", 3),
];

/// Outside the house, each with whom they belong to.
const GUESTS: [(&str, &str); 2] = [("zhou.ming", "zhao.min"), ("alice.morgan", "luo.dan")];

/// Roles beside the ordinary one.
const ROLES: [(&str, Role); 9] = [
    ("chen.jing", Role::SystemAdministrator),
    ("clara.hoffmann", Role::MeetingAdministrator),
    ("zhao.min", Role::MeetingAdministrator),
    ("helen.marsh", Role::MeetingAdministrator),
    ("liu.yang", Role::ServiceAttendant),
    ("sun.li", Role::ManagingUser),
    ("he.xiuying", Role::ManagingUser),
    ("james.whitfield", Role::ManagingUser),
    ("thomas.weber", Role::ManagingUser),
];

/// Somebody of the demo.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub id: AccountId,
    pub login: &'static str,
    pub name: &'static str,
    pub email: String,
    pub department: DepartmentId,
    pub external: bool,
}

impl Person {
    /// As one who is asked to come.
    pub(super) fn attendee(&self) -> Attendee {
        Attendee {
            name: self.name.to_owned(),
            email: Some(self.email.clone()),
            account: Some(self.id.clone()),
        }
    }

    /// As the caller of a use case.
    pub(super) fn actor(&self) -> Actor {
        let kind = ActorKind::Person(self.id.clone(), PersonKind::Internal);
        let mut actor = Actor::bare(kind, self.name);
        actor.roles = vec![Role::Ordinary];
        actor.department = Some(self.department.clone());
        actor
    }
}

/// Makes departments and people.
pub(super) async fn make(services: &Services, actor: &Actor) -> Result<Vec<Person>, Error> {
    let departments: Vec<DepartmentId> = DEPARTMENTS
        .iter()
        .map(|_| DepartmentId::from(services.ids.id()))
        .collect();
    let people: Vec<Person> = PEOPLE
        .iter()
        .filter_map(|(login, name, number)| {
            Some(Person {
                id: AccountId::from(services.ids.id()),
                login,
                name,
                email: format!("{login}@meridian.example"),
                department: departments.get(*number)?.clone(),
                external: GUESTS.iter().any(|(guest, _)| guest == login),
            })
        })
        .collect();
    let units: Vec<NewDepartment> = DEPARTMENTS
        .iter()
        .zip(&departments)
        .map(|((name, above, head), id)| NewDepartment {
            id: id.clone(),
            name: (*name).to_owned(),
            parent: above.and_then(|above| departments.get(above).cloned()),
            head: find(&people, head).map(|head| head.id.clone()),
        })
        .collect();
    let accounts: Vec<NewPerson> = people.iter().map(|one| account(one, &people)).collect();
    create_many(services, actor, &units, &accounts, DEMO_PASSWORD).await?;
    Ok(people)
}

/// Who has this login.
pub(super) fn find<'a>(people: &'a [Person], login: &str) -> Option<&'a Person> {
    people.iter().find(|one| one.login == login)
}

fn account(person: &Person, people: &[Person]) -> NewPerson {
    let extra = ROLES
        .iter()
        .filter(|(login, _)| *login == person.login)
        .map(|(_, role)| *role);
    let hosts = GUESTS.iter().filter(|(guest, _)| *guest == person.login);
    let hosts = hosts.filter_map(|(_, host)| find(people, host));
    let chinese = !person.name.is_ascii();
    NewPerson {
        id: person.id.clone(),
        login: person.login.to_owned(),
        name: person.name.to_owned(),
        email: person.email.clone(),
        kind: if person.external {
            PersonKind::External
        } else {
            PersonKind::Internal
        },
        roles: [Role::Ordinary].into_iter().chain(extra).collect(),
        department: (!person.external).then(|| person.department.clone()),
        locale: if chinese { "zh" } else { "en" }.to_owned(),
        time_zone: if chinese {
            "Asia/Shanghai"
        } else {
            "Europe/Berlin"
        }
        .to_owned(),
        linked_to: hosts.map(|host| host.id.clone()).collect(),
    }
}
