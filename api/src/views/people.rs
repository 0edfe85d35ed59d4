//! Accounts, logins and tokens.

use super::RoleWord;
use chrono::{DateTime, Utc};
use mettle_store::{ApiToken, Role, Session, User, UserGroup};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// An account, as its owner sees it.
#[derive(Serialize, ToSchema)]
#[schema(as = User)]
pub(crate) struct Me {
    /// Id.
    #[schema(example = "0198c0de-0000-7000-8000-00000000a11c")]
    id: Uuid,
    /// Email address.
    #[schema(example = "ada@example.org")]
    email: String,
    /// Name shown to others.
    #[schema(example = "ada")]
    username: String,
    /// Real name.
    #[schema(example = "Ada Lovelace")]
    full_name: String,
    /// Picture.
    #[schema(example = json!(null))]
    avatar_url: Option<String>,
    /// What the account may do.
    #[schema(value_type = RoleWord)]
    role: Role,
    /// Whether the email address was confirmed.
    #[schema(example = false)]
    email_verified: bool,
    /// What brings them here: `experienced_continuing`, `experienced_changing`,
    /// `inexperienced_with_goal` or `inexperienced_no_goal`.
    #[schema(value_type = Option<String>, example = json!(null))]
    user_group: Option<UserGroup>,
    /// When they logged in last.
    #[schema(example = "2026-10-05T08:30:00Z")]
    last_login_at: Option<DateTime<Utc>>,
    /// When they registered.
    #[schema(example = "2026-10-01T12:00:00Z")]
    created_at: DateTime<Utc>,
}

impl From<User> for Me {
    fn from(user: User) -> Self {
        Me {
            id: user.id,
            email: user.email,
            username: user.username,
            full_name: user.full_name,
            avatar_url: user.avatar_url,
            role: user.role,
            email_verified: user.email_verified,
            user_group: user.user_group,
            last_login_at: user.last_login_at,
            created_at: user.created_at,
        }
    }
}

/// A device that is logged in.
#[derive(Serialize, ToSchema)]
#[schema(as = Session)]
pub(crate) struct SessionView {
    /// Id, for revoking it.
    #[schema(example = "0198c0de-0000-7000-8000-0000000005e5")]
    id: Uuid,
    /// What the client called itself.
    #[schema(example = "Mozilla/5.0")]
    user_agent: Option<String>,
    /// Where it logged in from.
    #[schema(example = "192.0.2.7")]
    ip_address: Option<String>,
    /// When it logged in.
    #[schema(example = "2026-10-05T08:30:00Z")]
    created_at: DateTime<Utc>,
    /// Login or last refresh.
    #[schema(example = "2026-10-05T09:15:00Z")]
    last_used_at: DateTime<Utc>,
    /// When it ends unless refreshed.
    #[schema(example = "2026-11-04T09:15:00Z")]
    expires_at: DateTime<Utc>,
    /// Whether it is the one asking.
    #[schema(example = true)]
    current: bool,
}

impl SessionView {
    /// `asking` is the session of the request.
    pub fn of(session: Session, asking: Uuid) -> Self {
        SessionView {
            current: session.id == asking,
            id: session.id,
            user_agent: session.user_agent,
            ip_address: session.ip_address,
            created_at: session.created_at,
            last_used_at: session.last_used_at,
            expires_at: session.expires_at,
        }
    }
}

/// An API token without its secret.
#[derive(Serialize, ToSchema)]
#[schema(as = ApiToken)]
pub(crate) struct ApiTokenView {
    /// Id, for revoking it.
    #[schema(example = "0198c0de-0000-7000-8000-000000000701")]
    id: Uuid,
    /// What its owner calls it.
    #[schema(example = "build server")]
    name: String,
    /// What it may be used for.
    #[schema(example = json!(["read", "submit"]))]
    scopes: Vec<String>,
    /// When it ends; null for never.
    #[schema(example = json!(null))]
    expires_at: Option<DateTime<Utc>>,
    /// Last use, to the minute; null before the first.
    #[schema(example = "2026-10-05T09:15:00Z")]
    last_used_at: Option<DateTime<Utc>>,
    /// When it was made.
    #[schema(example = "2026-10-05T08:30:00Z")]
    created_at: DateTime<Utc>,
}

impl From<ApiToken> for ApiTokenView {
    fn from(token: ApiToken) -> Self {
        ApiTokenView {
            id: token.id,
            name: token.name,
            scopes: token.scopes,
            expires_at: token.expires_at,
            last_used_at: token.last_used_at,
            created_at: token.created_at,
        }
    }
}
