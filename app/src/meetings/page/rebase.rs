//! What is being typed, when somebody else changes the meeting meanwhile.

use crate::meetings::draft::MeetingDraft;

/// The fields of the form that changes a meeting, as text.
fn fields(draft: &MeetingDraft) -> [String; 11] {
    [
        draft.topic.clone(),
        format!("{:?}", draft.kind),
        draft.date.clone(),
        draft.start.clone(),
        draft.end_date.clone(),
        draft.end.clone(),
        draft.zone.clone(),
        draft.place.clone(),
        draft.platforms.clone(),
        draft.private.to_string(),
        draft.description.clone(),
    ]
}

/// `typed` began as `base`, which is `now` by somebody else's hand: what is untouched follows, what
/// was touched stays. None when both touched the same: then saving must be refused as stale.
#[must_use]
pub fn rebase(
    typed: &MeetingDraft,
    base: &MeetingDraft,
    now: &MeetingDraft,
) -> Option<MeetingDraft> {
    let (ours, old, theirs) = (fields(typed), fields(base), fields(now));
    let both =
        |nth: usize| ours[nth] != old[nth] && theirs[nth] != old[nth] && ours[nth] != theirs[nth];
    if (0..old.len()).any(both) {
        return None;
    }
    let mut merged = now.clone();
    macro_rules! lay {
        ($($field:ident),*) => {
            $(if typed.$field != base.$field {
                merged.$field.clone_from(&typed.$field);
            })*
        };
    }
    lay!(
        topic,
        kind,
        date,
        start,
        end_date,
        end,
        zone,
        place,
        platforms,
        private,
        description
    );
    Some(merged)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(topic: &str, place: &str) -> MeetingDraft {
        MeetingDraft {
            topic: topic.to_owned(),
            place: place.to_owned(),
            ..MeetingDraft::default()
        }
    }

    #[test]
    fn r032_what_is_untouched_follows_and_what_was_touched_stays() {
        let base = draft("Board", "Hall");
        let typed = draft("Board meeting", "Hall");
        let merged = rebase(&typed, &base, &draft("Board", "Garden"));
        assert_eq!(merged, Some(draft("Board meeting", "Garden")));
        assert_eq!(
            rebase(&base, &base, &draft("Other", "x")),
            Some(draft("Other", "x"))
        );
    }

    #[test]
    fn r032_both_hands_on_one_field_is_told() {
        let base = draft("Board", "Hall");
        let typed = draft("Board meeting", "Hall");
        assert_eq!(rebase(&typed, &base, &draft("Council", "Hall")), None);
        let same = draft("Board meeting", "Garden");
        assert_eq!(
            rebase(&typed, &base, &same),
            Some(same.clone()),
            "both said the same"
        );
    }
}
