//! People.

use crate::{
    Store, StoreError,
    db::*,
    text::{clean, clean_some, key, stamp},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a user may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Role {
    /// Practises; reads and writes their own things.
    User,
    /// Also reads the interviews they run.
    Interviewer,
    /// Reads all and manages problems and users.
    Admin,
}

/// Whether a user may sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum UserStatus {
    /// May sign in.
    Active,
    /// Closed their account; may not sign in.
    Inactive,
    /// Locked out by an admin.
    Suspended,
}

/// What brings someone here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum UserGroup {
    /// Experienced and staying in the field.
    ExperiencedContinuing,
    /// Experienced and changing the field.
    ExperiencedChanging,
    /// Inexperienced with a goal.
    InexperiencedWithGoal,
    /// Inexperienced without a goal yet.
    InexperiencedNoGoal,
}

/// A user, without the password hash.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow)]
pub struct User {
    /// Id.
    pub id: Uuid,
    /// As typed at registration; unique without regard to case.
    pub email: String,
    /// Shown to others; unique without regard to case.
    pub username: String,
    /// Real name.
    pub full_name: String,
    /// Subject of the OpenID Connect sign-in, if linked.
    pub google_id: Option<String>,
    /// Picture.
    pub avatar_url: Option<String>,
    /// Role.
    pub role: Role,
    /// Status.
    pub status: UserStatus,
    /// Whether the address was confirmed.
    pub email_verified: bool,
    /// What brings them here, if they said so.
    pub user_group: Option<UserGroup>,
    /// Last sign-in.
    pub last_login_at: Option<DateTime<Utc>>,
    /// Registration.
    pub created_at: DateTime<Utc>,
    /// Last change of the account.
    pub updated_at: DateTime<Utc>,
}

/// A user to register. The role is always [`Role::User`].
#[derive(Clone, Debug, Default)]
pub struct NewUser {
    /// Address, trimmed by the caller.
    pub email: String,
    /// User name, checked by the caller.
    pub username: String,
    /// Real name.
    pub full_name: String,
    /// Encoded password hash; none for sign-in by OpenID Connect only.
    pub password_hash: Option<String>,
    /// Subject of the OpenID Connect sign-in.
    pub google_id: Option<String>,
    /// Picture.
    pub avatar_url: Option<String>,
    /// What brings them here.
    pub user_group: Option<UserGroup>,
}

/// Changes to an account; `None` leaves a field as it is.
#[derive(Clone, Debug, Default)]
pub struct UserChanges {
    /// Real name.
    pub full_name: Option<String>,
    /// Picture; `Some(None)` removes it.
    pub avatar_url: Option<Option<String>>,
    /// What brings them here.
    pub user_group: Option<UserGroup>,
    /// New password hash.
    pub password_hash: Option<String>,
    /// Role; for admins to set.
    pub role: Option<Role>,
    /// Status; for admins to set.
    pub status: Option<UserStatus>,
    /// Whether the address was confirmed.
    pub email_verified: Option<bool>,
}

/// What signing in needs.
#[derive(Clone, Debug)]
pub struct Credentials {
    /// The user.
    pub user: User,
    /// The stored password hash; none when there is no password.
    pub password_hash: Option<String>,
}

/// Who looks at something: decides what is visible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// The signed-in user, if any.
    pub user_id: Option<Uuid>,
    /// Whether they are an admin.
    pub is_admin: bool,
}

impl Viewer {
    /// Someone not signed in.
    pub const ANONYMOUS: Viewer = Viewer {
        user_id: None,
        is_admin: false,
    };
}

impl From<&User> for Viewer {
    fn from(user: &User) -> Self {
        Viewer {
            user_id: Some(user.id),
            is_admin: user.role == Role::Admin,
        }
    }
}

/// Why someone could not be registered.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    /// The address is in use, perhaps in another case.
    #[error("this email address is already registered")]
    EmailTaken,
    /// The user name is in use, perhaps in another case.
    #[error("this user name is already taken")]
    UsernameTaken,
    /// The OpenID Connect subject is linked to another account.
    #[error("this sign-in is already linked to an account")]
    GoogleIdTaken,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What [`Store::ensure_admin`] found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AdminOutcome {
    /// There was no admin; this account was created or promoted.
    Created(Uuid),
    /// There was one already; nothing was changed.
    Exists,
}

impl Store {
    /// Registers a user with the role [`Role::User`].
    pub async fn register(&self, new: NewUser, now: DateTime<Utc>) -> Result<User, RegisterError> {
        let now = stamp(now);
        let inserted = on_write!(self.db, e => sqlx::query_as(
            "insert into users (id, email, email_key, username, username_key, full_name, password_hash, google_id,
                    avatar_url, role, status, email_verified, user_group, created_at, updated_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'user', 'active', $10, $11, $12, $12) returning *")
            .bind(Uuid::now_v7())
            .bind(clean(new.email.trim()))
            .bind(key(&new.email))
            .bind(clean(new.username.trim()))
            .bind(key(&new.username))
            .bind(clean(&new.full_name))
            .bind(clean_some(&new.password_hash))
            .bind(clean_some(&new.google_id))
            .bind(clean_some(&new.avatar_url))
            .bind(false)
            .bind(new.user_group)
            .bind(now)
            .fetch_one(e).await);
        inserted.map_err(which_is_taken)
    }

    /// The user with this address (any case) and the password hash.
    pub async fn credentials_by_email(
        &self,
        email: &str,
    ) -> Result<Option<Credentials>, StoreError> {
        let row: Option<CredentialsRow> = on_read!(self.db, e => sqlx::query_as(
            "select * from users where email_key = $1").bind(key(email)).fetch_optional(e).await)?;
        Ok(row.map(|row| Credentials {
            user: row.user,
            password_hash: row.password_hash,
        }))
    }

    /// The user linked to an OpenID Connect subject.
    pub async fn user_by_google_id(&self, google_id: &str) -> Result<Option<User>, StoreError> {
        Ok(
            on_read!(self.db, e => sqlx::query_as("select * from users where google_id = $1")
            .bind(clean(google_id)).fetch_optional(e).await)?,
        )
    }

    /// The user with this id.
    pub async fn user(&self, id: Uuid) -> Result<Option<User>, StoreError> {
        Ok(
            on_read!(self.db, e => sqlx::query_as("select * from users where id = $1")
            .bind(id).fetch_optional(e).await)?,
        )
    }

    /// Notes a sign-in.
    pub async fn record_login(&self, id: Uuid, now: DateTime<Utc>) -> Result<(), StoreError> {
        on_write!(self.db, e => affected!(sqlx::query("update users set last_login_at = $2 where id = $1")
            .bind(id).bind(stamp(now)).execute(e).await))?;
        Ok(())
    }

    /// Changes an account; none if there is no such user. Taking the right to sign in away
    /// (status) ends no session by itself, but every lookup of a token looks at the status.
    pub async fn update_user(
        &self,
        id: Uuid,
        changes: UserChanges,
        now: DateTime<Utc>,
    ) -> Result<Option<User>, StoreError> {
        let keep_avatar = changes.avatar_url.is_none();
        Ok(on_write!(self.db, e => sqlx::query_as(
            "update users set full_name = coalesce($2, full_name),
                avatar_url = case when $3 then avatar_url else $4 end,
                user_group = coalesce($5, user_group), password_hash = coalesce($6, password_hash),
                role = coalesce($7, role), status = coalesce($8, status),
                email_verified = coalesce($9, email_verified), updated_at = $10
             where id = $1 returning *")
            .bind(id)
            .bind(clean_some(&changes.full_name))
            .bind(keep_avatar)
            .bind(clean_some(&changes.avatar_url.clone().flatten()))
            .bind(changes.user_group)
            .bind(clean_some(&changes.password_hash))
            .bind(changes.role)
            .bind(changes.status)
            .bind(changes.email_verified)
            .bind(stamp(now))
            .fetch_optional(e).await)?)
    }

    /// Deletes a user and what is theirs; problems they created stay, without creator.
    /// False if there is no such user.
    pub async fn delete_user(&self, id: Uuid) -> Result<bool, StoreError> {
        let deleted = on_write!(self.db, e => affected!(sqlx::query("delete from users where id = $1")
            .bind(id).execute(e).await))?;
        Ok(deleted > 0)
    }

    /// Makes sure that there is an admin. If there is none, the account with this address becomes
    /// one (its password is left alone), or is created with the user name `admin`, or
    /// `admin-` and random digits if that is taken.
    pub async fn ensure_admin(
        &self,
        email: &str,
        password_hash: &str,
        now: DateTime<Utc>,
    ) -> Result<AdminOutcome, StoreError> {
        let admin: Option<Uuid> = on_read!(self.db, e => sqlx::query_scalar(
            "select id from users where role = 'admin' limit 1").fetch_optional(e).await)?;
        if admin.is_some() {
            return Ok(AdminOutcome::Exists);
        }
        let mut username = "admin".to_owned();
        loop {
            let new = NewUser {
                email: email.to_owned(),
                username: username.clone(),
                full_name: "Administrator".to_owned(),
                password_hash: Some(password_hash.to_owned()),
                ..NewUser::default()
            };
            match self.register(new, now).await {
                Ok(_) | Err(RegisterError::EmailTaken) => break,
                Err(RegisterError::Store(error)) => return Err(error),
                Err(RegisterError::UsernameTaken | RegisterError::GoogleIdTaken) => {
                    username = format!("admin-{:06}", rand::random_range(0..1_000_000));
                }
            }
        }
        let id: Uuid = on_write!(self.db, e => sqlx::query_scalar(
            "update users set role = 'admin', status = 'active', updated_at = $2 where email_key = $1 returning id")
            .bind(key(email)).bind(stamp(now)).fetch_one(e).await)?;
        Ok(AdminOutcome::Created(id))
    }
}

#[derive(sqlx::FromRow)]
struct CredentialsRow {
    #[sqlx(flatten)]
    user: User,
    password_hash: Option<String>,
}

/// Both engines name the column of a violated unique constraint in their message.
fn which_is_taken(error: sqlx::Error) -> RegisterError {
    let violated = error
        .as_database_error()
        .filter(|error| error.is_unique_violation());
    match violated.map(|error| error.message().to_owned()) {
        Some(message) if message.contains("email_key") => RegisterError::EmailTaken,
        Some(message) if message.contains("username_key") => RegisterError::UsernameTaken,
        Some(message) if message.contains("google_id") => RegisterError::GoogleIdTaken,
        _ => RegisterError::Store(error.into()),
    }
}
