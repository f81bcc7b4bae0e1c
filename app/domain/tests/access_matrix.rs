//! Who may do what, as a table to review: a change of rights is a change of the snapshot (wall 7 of tenancy).

use domain::access::{Action, Role};

/// Actions down, roles across, ✔ or ✘.
fn matrix() -> String {
    let action_width = Action::ALL.iter().map(|action| action.code().len()).max().unwrap_or(0);
    let head: Vec<&str> = Role::ALL.iter().map(|role| role.code()).collect();
    let mut lines = vec![format!("{:action_width$}  {}", "action", head.join("  "))];
    for action in Action::ALL {
        let mut line = format!("{:action_width$}", action.code());
        for role in Role::ALL {
            let mark = if role.may(*action) { "✔" } else { "✘" };
            line.push_str(&format!("  {mark:^width$}", width = role.code().len()));
        }
        lines.push(line.trim_end().to_owned());
    }
    lines.join("\n")
}

#[test]
fn access_matrix() {
    insta::assert_snapshot!(matrix());
}

#[test]
fn every_right_has_a_holder_and_every_role_its_account() {
    for action in Action::ALL {
        assert!(Role::ALL.iter().any(|role| role.may(*action)), "nobody may {action}");
    }
    for role in Role::ALL {
        assert!(role.may(Action::ManageOwnAccount), "{role} can't change its own password");
    }
}
