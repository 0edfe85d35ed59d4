//! People, their sessions and tokens.

use super::given::{at, judged, new_run, new_submission, package, problem, publish, submit, user};
use chrono::{DateTime, Utc};
use mettle_domain::Verdict;
use mettle_store::{
    AdminOutcome, ApiTokenLookup, NewApiToken, NewSession, NewUser, RegisterError, Role, Rotation,
    SessionLookup, Store, TokenHash, TokenPair, User, UserChanges, UserGroup, UserStatus, Viewer,
};
use uuid::Uuid;

pub async fn a_name_or_address_is_registered_once_in_any_case(store: Store) {
    let new = |email: &str, username: &str| NewUser {
        email: email.to_owned(),
        username: username.to_owned(),
        full_name: "Ada\0 Lovelace".to_owned(),
        ..NewUser::default()
    };
    let ada = store
        .register(new("Ada@Example.org", "Ada"), at(0))
        .await
        .unwrap();
    assert_eq!(
        (ada.email.as_str(), ada.username.as_str()),
        ("Ada@Example.org", "Ada")
    );
    assert_eq!(
        (ada.role, ada.status, ada.email_verified),
        (Role::User, UserStatus::Active, false)
    );
    assert_eq!(
        ada.full_name, "Ada\u{fffd} Lovelace",
        "NUL characters are replaced"
    );
    let taken = store
        .register(new("ada@example.ORG", "other"), at(0))
        .await
        .unwrap_err();
    assert!(matches!(taken, RegisterError::EmailTaken), "{taken:?}");
    let taken = store
        .register(new("other@example.org", "ADA"), at(0))
        .await
        .unwrap_err();
    assert!(matches!(taken, RegisterError::UsernameTaken), "{taken:?}");
    assert_eq!(store.user(ada.id).await.unwrap(), Some(ada));
    assert_eq!(store.user(Uuid::now_v7()).await.unwrap(), None);
}

pub async fn accounts_change_and_sign_ins_are_noted(store: Store) {
    let new = NewUser {
        email: "grace@example.org".to_owned(),
        username: "grace".to_owned(),
        password_hash: Some("first".to_owned()),
        google_id: Some("subject-1".to_owned()),
        avatar_url: Some("https://example.org/g.png".to_owned()),
        user_group: Some(UserGroup::ExperiencedChanging),
        ..NewUser::default()
    };
    let grace = store.register(new.clone(), at(0)).await.unwrap();
    let twice = NewUser {
        email: "x@example.org".to_owned(),
        username: "x".to_owned(),
        ..new
    };
    let taken = store.register(twice, at(0)).await.unwrap_err();
    assert!(matches!(taken, RegisterError::GoogleIdTaken), "{taken:?}");
    assert_eq!(
        store.user_by_google_id("subject-1").await.unwrap(),
        Some(grace.clone())
    );
    assert_eq!(store.user_by_google_id("subject-2").await.unwrap(), None);

    store.record_login(grace.id, at(5)).await.unwrap();
    let changes = UserChanges {
        full_name: Some("Grace Hopper".to_owned()),
        avatar_url: Some(None),
        password_hash: Some("second".to_owned()),
        role: Some(Role::Interviewer),
        email_verified: Some(true),
        ..UserChanges::default()
    };
    let changed = store
        .update_user(grace.id, changes, at(6))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (changed.full_name.as_str(), changed.avatar_url.as_deref()),
        ("Grace Hopper", None)
    );
    assert_eq!(
        (changed.role, changed.email_verified),
        (Role::Interviewer, true)
    );
    assert_eq!(
        changed.user_group,
        Some(UserGroup::ExperiencedChanging),
        "what is not named stays"
    );
    assert_eq!(
        (changed.last_login_at, changed.updated_at),
        (Some(at(5)), at(6))
    );
    assert!(
        store
            .update_user(Uuid::now_v7(), UserChanges::default(), at(6))
            .await
            .unwrap()
            .is_none()
    );

    let credentials = store
        .credentials_by_email(" GRACE@example.org ")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(credentials.password_hash.as_deref(), Some("second"));
    assert_eq!(credentials.user, changed);
    assert!(
        store
            .credentials_by_email("nobody@example.org\0")
            .await
            .unwrap()
            .is_none()
    );
}

/// Tokens named `a…`/`r…`, the access token good for 10 minutes, the refresh token for 1,000.
fn tokens(name: &str, now: DateTime<Utc>) -> TokenPair {
    TokenPair {
        access_hash: TokenHash::of(&format!("a{name}")),
        access_expires_at: now + (at(10) - at(0)),
        refresh_hash: TokenHash::of(&format!("r{name}")),
        refresh_expires_at: now + (at(1_000) - at(0)),
    }
}

async fn sign_in(store: &Store, user: &User, name: &str, minutes: i64) -> mettle_store::Session {
    let new = NewSession {
        user_id: user.id,
        tokens: tokens(name, at(minutes)),
        user_agent: Some("a browser".to_owned()),
        ip_address: Some("192.0.2.1".to_owned()),
    };
    store.create_session(new, at(minutes)).await.unwrap()
}

pub async fn an_access_token_lives_until_it_expires_or_is_revoked(store: Store) {
    let ada = user(&store, "ada").await;
    let session = sign_in(&store, &ada, "1", 0).await;
    assert_eq!(
        (session.user_agent.as_deref(), session.ip_address.as_deref()),
        (Some("a browser"), Some("192.0.2.1"))
    );
    let look = |minutes| store.session_by_access(TokenHash::of("a1"), at(minutes));
    match look(9).await.unwrap() {
        SessionLookup::Valid {
            session: found,
            user,
        } => assert_eq!((found, user.id), (session.clone(), ada.id)),
        other => panic!("{other:?}"),
    }
    assert!(matches!(look(10).await.unwrap(), SessionLookup::Expired));
    let unknown = store
        .session_by_access(TokenHash::of("r1"), at(1))
        .await
        .unwrap();
    assert!(
        matches!(unknown, SessionLookup::Unknown),
        "a refresh token is no access token"
    );
    store
        .revoke_session(ada.id, session.id, at(2))
        .await
        .unwrap();
    assert!(matches!(look(3).await.unwrap(), SessionLookup::Revoked));

    sign_in(&store, &ada, "2", 0).await;
    let suspended = UserChanges {
        status: Some(UserStatus::Suspended),
        ..UserChanges::default()
    };
    store.update_user(ada.id, suspended, at(1)).await.unwrap();
    let locked_out = store
        .session_by_access(TokenHash::of("a2"), at(2))
        .await
        .unwrap();
    assert!(matches!(locked_out, SessionLookup::Revoked));
    let refused = store
        .rotate_session(TokenHash::of("r2"), tokens("3", at(2)), at(2))
        .await
        .unwrap();
    assert!(matches!(refused, Rotation::Revoked));
}

pub async fn a_refresh_token_works_once_and_its_reuse_ends_the_session(store: Store) {
    let ada = user(&store, "ada").await;
    let session = sign_in(&store, &ada, "1", 0).await;
    let rotate = |old: &'static str, new: &'static str, minutes| {
        store.rotate_session(TokenHash::of(old), tokens(new, at(minutes)), at(minutes))
    };
    match rotate("r1", "2", 20).await.unwrap() {
        Rotation::Rotated {
            session: rotated,
            user,
        } => {
            assert_eq!(
                (rotated.id, user.id),
                (session.id, ada.id),
                "the session stays the same"
            );
            assert_eq!(
                (rotated.last_used_at, rotated.expires_at),
                (at(20), at(1_020))
            );
        }
        other => panic!("{other:?}"),
    }
    let old = store
        .session_by_access(TokenHash::of("a1"), at(21))
        .await
        .unwrap();
    assert!(
        matches!(old, SessionLookup::Unknown),
        "the old access token is replaced"
    );
    let new = store
        .session_by_access(TokenHash::of("a2"), at(21))
        .await
        .unwrap();
    assert!(matches!(new, SessionLookup::Valid { .. }));
    assert!(matches!(
        rotate("r9", "3", 22).await.unwrap(),
        Rotation::Unknown
    ));
    match rotate("r1", "3", 22).await.unwrap() {
        Rotation::Reused {
            session_id,
            user_id,
        } => assert_eq!((session_id, user_id), (session.id, ada.id)),
        other => panic!("{other:?}"),
    }
    let ended = store
        .session_by_access(TokenHash::of("a2"), at(23))
        .await
        .unwrap();
    assert!(
        matches!(ended, SessionLookup::Revoked),
        "the whole family is dead"
    );
    assert!(matches!(
        rotate("r2", "3", 23).await.unwrap(),
        Rotation::Revoked
    ));

    sign_in(&store, &ada, "5", 0).await;
    assert!(matches!(
        rotate("r5", "6", 1_000).await.unwrap(),
        Rotation::Expired
    ));
}

pub async fn of_two_refreshes_at_once_one_wins(store: Store) {
    let ada = user(&store, "ada").await;
    sign_in(&store, &ada, "1", 0).await;
    let rotate =
        |name: &'static str| store.rotate_session(TokenHash::of("r1"), tokens(name, at(1)), at(1));
    let (a, b, c) = tokio::join!(rotate("2"), rotate("3"), rotate("4"));
    let results = [a.unwrap(), b.unwrap(), c.unwrap()];
    let won = results
        .iter()
        .filter(|result| matches!(result, Rotation::Rotated { .. }))
        .count();
    assert_eq!(won, 1, "{results:?}");
}

pub async fn sessions_are_listed_and_revoked(store: Store) {
    let (ada, bob) = (user(&store, "ada").await, user(&store, "bob").await);
    let first = sign_in(&store, &ada, "1", 0).await;
    let second = sign_in(&store, &ada, "2", 1).await;
    let third = sign_in(&store, &ada, "3", 2).await;
    let ids = |sessions: Vec<mettle_store::Session>| {
        sessions
            .into_iter()
            .map(|session| session.id)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        ids(store.sessions(ada.id, at(3)).await.unwrap()),
        [third.id, second.id, first.id]
    );
    assert!(store.sessions(bob.id, at(3)).await.unwrap().is_empty());
    assert!(
        !store.revoke_session(bob.id, first.id, at(3)).await.unwrap(),
        "not his"
    );
    assert!(store.revoke_session(ada.id, first.id, at(3)).await.unwrap());
    assert!(
        !store.revoke_session(ada.id, first.id, at(3)).await.unwrap(),
        "already"
    );
    assert_eq!(
        store
            .revoke_all_sessions(ada.id, Some(third.id), at(4))
            .await
            .unwrap(),
        1
    );
    assert_eq!(
        ids(store.sessions(ada.id, at(5)).await.unwrap()),
        [third.id]
    );
    assert_eq!(
        store
            .revoke_all_sessions(ada.id, None, at(6))
            .await
            .unwrap(),
        1
    );
    assert!(store.sessions(ada.id, at(7)).await.unwrap().is_empty());
}

pub async fn api_tokens_live_until_they_expire_or_are_revoked(store: Store) {
    let ada = user(&store, "ada").await;
    let new = |name: &str, expires_at| NewApiToken {
        user_id: ada.id,
        name: name.to_owned(),
        token_hash: TokenHash::of(name),
        scopes: vec!["submissions:write".to_owned(), "runs:write".to_owned()],
        expires_at,
    };
    let forever = store
        .create_api_token(new("forever", None), at(0))
        .await
        .unwrap();
    let brief = store
        .create_api_token(new("brief", Some(at(5))), at(1))
        .await
        .unwrap();
    assert_eq!(
        store.api_tokens(ada.id).await.unwrap(),
        [brief.clone(), forever.clone()]
    );
    match store
        .api_token_by_hash(TokenHash::of("forever"), at(9))
        .await
        .unwrap()
    {
        ApiTokenLookup::Valid { token, user } => {
            assert_eq!((token.scopes.len(), user.id), (2, ada.id))
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(
        store.api_tokens(ada.id).await.unwrap()[1].last_used_at,
        Some(at(9))
    );
    let late = store
        .api_token_by_hash(TokenHash::of("brief"), at(5))
        .await
        .unwrap();
    assert!(matches!(late, ApiTokenLookup::Expired));
    assert!(store.revoke_api_token(ada.id, forever.id).await.unwrap());
    assert!(!store.revoke_api_token(ada.id, forever.id).await.unwrap());
    let gone = store
        .api_token_by_hash(TokenHash::of("forever"), at(9))
        .await
        .unwrap();
    assert!(matches!(gone, ApiTokenLookup::Unknown));
}

pub async fn a_ticket_is_taken_once_and_in_time(store: Store) {
    let ada = user(&store, "ada").await;
    store
        .create_ws_ticket(ada.id, TokenHash::of("t1"), at(1))
        .await
        .unwrap();
    assert_eq!(
        store
            .take_ws_ticket(TokenHash::of("t2"), at(0))
            .await
            .unwrap(),
        None
    );
    assert_eq!(
        store
            .take_ws_ticket(TokenHash::of("t1"), at(0))
            .await
            .unwrap(),
        Some(ada.id)
    );
    assert_eq!(
        store
            .take_ws_ticket(TokenHash::of("t1"), at(0))
            .await
            .unwrap(),
        None
    );
    store
        .create_ws_ticket(ada.id, TokenHash::of("t3"), at(1))
        .await
        .unwrap();
    assert_eq!(
        store
            .take_ws_ticket(TokenHash::of("t3"), at(1))
            .await
            .unwrap(),
        None,
        "too late"
    );
}

pub async fn there_is_always_one_first_admin(store: Store) {
    user(&store, "admin").await;
    let AdminOutcome::Created(id) = store
        .ensure_admin("root@example.org", "hash", at(0))
        .await
        .unwrap()
    else {
        panic!("there was none");
    };
    let admin = store.user(id).await.unwrap().unwrap();
    assert_eq!(admin.role, Role::Admin);
    assert!(Viewer::from(&admin).is_admin);
    assert!(
        admin.username.starts_with("admin-"),
        "the plain name was taken: {}",
        admin.username
    );
    assert_eq!(
        store
            .ensure_admin("late@example.org", "hash", at(1))
            .await
            .unwrap(),
        AdminOutcome::Exists
    );

    store.delete_user(id).await.unwrap();
    let promoted = store
        .ensure_admin("ADMIN@example.org", "ignored", at(2))
        .await
        .unwrap();
    assert!(matches!(promoted, AdminOutcome::Created(_)));
    let credentials = store
        .credentials_by_email("admin@example.org")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(credentials.user.role, Role::Admin);
    assert_ne!(
        credentials.password_hash.as_deref(),
        Some("ignored"),
        "an existing password is left alone"
    );
}

pub async fn deleting_a_user_removes_what_is_theirs(store: Store) {
    let (ada, bob) = (user(&store, "ada").await, user(&store, "bob").await);
    let mut package = package("hers");
    package.creator_id = Some(ada.id);
    let hers = publish(&store, package).await;
    let his = problem(&store, "his").await;
    sign_in(&store, &ada, "1", 0).await;
    store
        .create_ws_ticket(ada.id, TokenHash::of("t"), at(9))
        .await
        .unwrap();
    let judged_id = submit(&store, &ada, &his, &judged(Verdict::AC, 4), 1).await;
    submit(&store, &bob, &hers, &judged(Verdict::AC, 4), 1).await;
    let run = store.create_run(new_run(&ada), at(1)).await.unwrap().item;
    store
        .create_submission(new_submission(&ada, &his), at(1))
        .await
        .unwrap();

    assert!(store.delete_user(ada.id).await.unwrap());
    assert!(!store.delete_user(ada.id).await.unwrap());
    let admin = super::given::ADMIN;
    assert!(store.submission(judged_id, admin).await.unwrap().is_none());
    assert!(store.run(run.id, admin).await.unwrap().is_none());
    assert!(matches!(
        store
            .session_by_access(TokenHash::of("a1"), at(1))
            .await
            .unwrap(),
        SessionLookup::Unknown
    ));
    assert_eq!(
        store
            .take_ws_ticket(TokenHash::of("t"), at(1))
            .await
            .unwrap(),
        None
    );
    assert_eq!(
        store
            .problem("hers", admin)
            .await
            .unwrap()
            .unwrap()
            .creator_id,
        None,
        "the problem stays"
    );
    assert_eq!(store.stats(bob.id).await.unwrap().problems_solved, 1);
    let board = store.leaderboard(&Default::default()).await.unwrap().items;
    assert_eq!(
        board.iter().map(|entry| entry.user_id).collect::<Vec<_>>(),
        [bob.id]
    );
}

pub async fn what_is_over_is_pruned(store: Store) {
    let ada = user(&store, "ada").await;
    let problem = problem(&store, "sum").await;
    sign_in(&store, &ada, "1", 0).await;
    store
        .create_ws_ticket(ada.id, TokenHash::of("t"), at(1))
        .await
        .unwrap();
    let mut new = new_submission(&ada, &problem);
    new.idempotency_key = Some("key".to_owned());
    store.create_submission(new.clone(), at(0)).await.unwrap();

    store.prune(at(600)).await.unwrap();
    assert!(
        store
            .create_submission(new.clone(), at(600))
            .await
            .unwrap()
            .repeated,
        "keys live for a day"
    );
    assert!(matches!(
        store
            .session_by_access(TokenHash::of("a1"), at(600))
            .await
            .unwrap(),
        SessionLookup::Expired
    ));
    let in_a_month = at(60 * 24 * 30);
    store.prune(in_a_month).await.unwrap();
    assert!(
        !store
            .create_submission(new, in_a_month)
            .await
            .unwrap()
            .repeated
    );
    assert!(matches!(
        store
            .session_by_access(TokenHash::of("a1"), in_a_month)
            .await
            .unwrap(),
        SessionLookup::Unknown
    ));
}
