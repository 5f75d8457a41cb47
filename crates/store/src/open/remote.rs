//! A SurrealDB server somewhere else.

use surrealdb::{
    Surreal,
    engine::remote::ws::{Ws, Wss},
    opt::auth::Root,
};

use super::{OpenError, Options, address::Remote};
use crate::engine::Engine;

pub(super) async fn connect(at: &Remote, options: &Options) -> Result<Engine, OpenError> {
    let db = match at.secure {
        true => Surreal::new::<Wss>(at.host.as_str()).await?,
        false => Surreal::new::<Ws>(at.host.as_str()).await?,
    };
    if let (Some(user), Some(password)) = (&options.user, &options.password) {
        let (username, password) = (user.clone(), password.clone());
        db.signin(Root { username, password }).await?;
    }
    db.use_ns(&at.namespace).use_db(&at.database).await?;
    Ok(Engine::Remote(db))
}
