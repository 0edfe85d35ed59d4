//! What an API token may be used for.

/// A permission of an API token. Logins have all that their account has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Read what the account may read.
    Read,
    /// Submit and run programs.
    Submit,
    /// What administrators may do; only of use to an administrator's token.
    Admin,
}

impl Scope {
    pub const ALL: [Scope; 3] = [Scope::Read, Scope::Submit, Scope::Admin];

    pub fn name(self) -> &'static str {
        match self {
            Scope::Read => "read",
            Scope::Submit => "submit",
            Scope::Admin => "admin",
        }
    }
}
