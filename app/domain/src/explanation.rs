//! Giải trình: what one may be about, and whether one is still owed. Its life is the machine [`crate::lifecycle::explanation`].

use serde::{Deserialize, Serialize};

use crate::ids::{IndicatorId, ObligationId, RegistrationId};
use crate::lifecycle::explanation::ExplanationState;
use crate::review::Subject;

/// What a unit must explain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum About {
    /// A registration that was returned, or never came.
    Registration(RegistrationId),
    /// A duty that was not done, or late.
    Obligation(ObligationId),
    /// A figure that is weak.
    Indicator(IndicatorId),
}

impl From<About> for Subject {
    fn from(about: About) -> Self {
        match about {
            About::Registration(id) => Self::Registration(id),
            About::Obligation(id) => Self::Obligation(id),
            About::Indicator(id) => Self::Indicator(id),
        }
    }
}

/// Whether an explanation of this is still to come: asked for or returned, and not answered. Until then nothing new can be sent.
#[must_use]
pub fn is_owed(about: About, explanations: &[(About, ExplanationState)]) -> bool {
    explanations.iter().any(|(of, state)| *of == about && matches!(state, ExplanationState::Requested | ExplanationState::Returned))
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn owed_until_answered() {
        let [this, other] = [1, 2].map(|n| About::Registration(RegistrationId(Uuid::from_u128(n))));
        for (state, owed) in ExplanationState::ALL.iter().zip([true, false, false, true, false]) {
            assert_eq!(is_owed(this, &[(this, *state)]), owed, "{state}");
            assert!(!is_owed(this, &[(other, *state)]));
        }
        assert_eq!(Subject::from(this), Subject::Registration(RegistrationId(Uuid::from_u128(1))));
    }
}
