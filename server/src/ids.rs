//! New ids and secrets from the operating system's randomness.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use services::ports::Ids;
use uuid::Uuid;

/// UUIDs of version 7 and 256-bit secrets.
#[derive(Debug, Clone, Copy, Default)]
pub struct RandomIds;

impl Ids for RandomIds {
    fn id(&self) -> String {
        Uuid::now_v7().to_string()
    }

    fn secret(&self) -> String {
        let mut bytes = [0_u8; 32];
        if getrandom::fill(&mut bytes).is_err() {
            // Without randomness nothing may be promised; two version 4 ids would use the same
            // source, so the process ends rather than hand out a guessable secret.
            tracing::error!("the operating system gives no randomness");
            std::process::abort();
        }
        URL_SAFE_NO_PAD.encode(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_grow_with_time_and_secrets_have_256_bits() {
        let (first, second) = (RandomIds.id(), RandomIds.id());
        assert!(first < second, "{first} {second}");
        assert_eq!(first.len(), 36);
        assert_eq!(RandomIds.secret().len(), 43);
        assert_ne!(RandomIds.secret(), RandomIds.secret());
    }
}
