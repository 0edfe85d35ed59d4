//! What a new account must look like.

use super::Register;
use crate::error::{ApiError, ApiResult, FieldError, Kind};
use mettle_store::NewUser;

/// The account without its password hash, and the password. Names every field that is not acceptable.
pub(super) fn check_new_user(body: Register) -> ApiResult<(NewUser, String)> {
    let email = body.email.trim().to_owned();
    let username = body.username.trim().to_owned();
    let full_name = body.full_name.trim().to_owned();
    let checks = [
        ("email", check_email(&email)),
        ("username", check_username(&username)),
        (
            "password",
            check_password(&body.password, &email, &username),
        ),
        ("full_name", check_full_name(&full_name)),
    ];
    let refused = checks.into_iter().filter_map(|(field, result)| {
        result.err().map(|message| FieldError {
            field: field.to_owned(),
            message: message.to_owned(),
        })
    });
    let errors: Vec<FieldError> = refused.collect();
    if !errors.is_empty() {
        return Err(ApiError::fields(Kind::ValidationFailed, errors));
    }
    Ok((
        NewUser {
            email,
            username,
            full_name,
            ..NewUser::default()
        },
        body.password,
    ))
}

/// Only what every address has; whether it exists is known when mail arrives there.
fn check_email(email: &str) -> Result<(), &'static str> {
    let (local, domain) = email.rsplit_once('@').unwrap_or_default();
    let sane = |text: &str| {
        !text.is_empty() && !text.contains(|c: char| c.is_whitespace() || c.is_control())
    };
    if email.len() > 254 {
        return Err("is longer than 254 characters");
    }
    let dots = !domain.starts_with('.') && !domain.ends_with('.') && !domain.contains("..");
    if sane(local) && sane(domain) && dots && !local.contains('@') {
        Ok(())
    } else {
        Err("is not an email address like ada@example.org")
    }
}

fn check_username(username: &str) -> Result<(), &'static str> {
    let plain = username
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b"_-.".contains(&b));
    let begins = username
        .bytes()
        .next()
        .is_some_and(|b| b.is_ascii_alphanumeric());
    match username.len() {
        3..=32 if plain && begins => Ok(()),
        3..=32 => {
            Err("must begin with a letter or digit and have only letters, digits, '_', '-' and '.'")
        }
        _ => Err("must have 3 to 32 characters"),
    }
}

fn check_password(password: &str, email: &str, username: &str) -> Result<(), &'static str> {
    let same = |other: &str| password.eq_ignore_ascii_case(other);
    match password.chars().count() {
        8..=200 if same(email) || same(username) => {
            Err("must not be the email address or the username")
        }
        8..=200 => Ok(()),
        _ => Err("must have 8 to 200 characters"),
    }
}

fn check_full_name(name: &str) -> Result<(), &'static str> {
    if name.chars().count() > 200 {
        Err("is longer than 200 characters")
    } else if name.contains(char::is_control) {
        Err("has control characters")
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_many_shapes_pass_and_nonsense_does_not() {
        for good in [
            "a@b",
            "ada+tag@sub.example.org",
            "用户@例子.公司",
            "o'brien@example.org",
        ] {
            assert_eq!(check_email(good), Ok(()), "{good}");
        }
        for bad in [
            "", "a", "@b", "a@", "a b@c.d", "a@b@c", "a@.b", "a@b.", "a@b..c", "a\n@b.c",
        ] {
            assert!(check_email(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn all_unacceptable_fields_are_named_at_once() {
        let body = Register {
            email: "nobody".into(),
            username: "-x".into(),
            password: "short".into(),
            full_name: "a\u{7}".into(),
        };
        let error = format!("{:?}", check_new_user(body).unwrap_err());
        for field in ["email", "username", "password", "full_name"] {
            assert!(error.contains(&format!("field: {field:?}")), "{error}");
        }
    }

    #[test]
    fn the_username_is_no_password() {
        assert!(check_password("adalovelace", "ada@example.org", "AdaLovelace").is_err());
        assert!(check_password("ada@example.org", "Ada@example.org", "ada").is_err());
        assert_eq!(check_password("passt schon gut", "a@b", "ada"), Ok(()));
    }
}
