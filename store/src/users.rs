//! People.

use crate::{Store, StoreError};
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
    pub const ANONYMOUS: Viewer = Viewer { user_id: None, is_admin: false };
}

impl From<&User> for Viewer {
    fn from(user: &User) -> Self {
        Viewer { user_id: Some(user.id), is_admin: user.role == Role::Admin }
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
    /// Registers a user.
    pub async fn register(&self, new: NewUser, now: DateTime<Utc>) -> Result<User, RegisterError> { let _ = (new, now); todo!() }
    /// The user with this address (any case) and the password hash.
    pub async fn credentials_by_email(&self, email: &str) -> Result<Option<Credentials>, StoreError> { let _ = email; todo!() }
    /// The user linked to an OpenID Connect subject.
    pub async fn user_by_google_id(&self, google_id: &str) -> Result<Option<User>, StoreError> { let _ = google_id; todo!() }
    /// The user with this id.
    pub async fn user(&self, id: Uuid) -> Result<Option<User>, StoreError> { let _ = id; todo!() }
    /// Notes a sign-in.
    pub async fn record_login(&self, id: Uuid, now: DateTime<Utc>) -> Result<(), StoreError> { let _ = (id, now); todo!() }
    /// Changes an account; none if there is no such user.
    pub async fn update_user(&self, id: Uuid, changes: UserChanges, now: DateTime<Utc>) -> Result<Option<User>, StoreError> { let _ = (id, changes, now); todo!() }
    /// Deletes a user and what is theirs; problems they created stay, without creator.
    pub async fn delete_user(&self, id: Uuid) -> Result<bool, StoreError> { let _ = id; todo!() }
    /// Makes sure that there is an admin: if there is none, creates one with this address, or promotes who has it.
    pub async fn ensure_admin(&self, email: &str, password_hash: &str, now: DateTime<Utc>) -> Result<AdminOutcome, StoreError> { let _ = (email, password_hash, now); todo!() }
}
