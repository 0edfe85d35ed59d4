-- People and the ways they prove who they are. Of every secret only a SHA-256 is kept.

create table users (
    id blob primary key,
    email text not null,
    -- Lower-cased by the program, the same way for both engines.
    email_key text not null unique,
    username text not null,
    username_key text not null unique,
    full_name text not null,
    -- Null for accounts that only sign in by OpenID Connect.
    password_hash text,
    google_id text unique,
    avatar_url text,
    role text not null check (role in ('user', 'interviewer', 'admin')),
    status text not null check (status in ('active', 'inactive', 'suspended')),
    email_verified integer not null,
    user_group text check (user_group in ('experienced_continuing', 'experienced_changing', 'inexperienced_with_goal', 'inexperienced_no_goal')),
    last_login_at text,
    -- Newest submission or run, and the time practised up to then (see UserStats::time_spent_seconds).
    active_ms integer,
    time_spent_ms integer not null default 0,
    created_at text not null,
    updated_at text not null
) strict;
create index users_admins on users (id) where role = 'admin';

-- One row a device; its id is the family of its refresh tokens.
create table sessions (
    id blob primary key,
    user_id blob not null references users (id) on delete cascade,
    access_token_hash blob not null unique,
    access_expires_at text not null,
    refresh_token_hash blob not null unique,
    expires_at text not null,
    user_agent text,
    ip_address text,
    last_used_at text not null,
    revoked_at text,
    created_at text not null,
    updated_at text not null
) strict;
create index sessions_of_user on sessions (user_id);

-- Refresh tokens that were exchanged already: seeing one again means that it was stolen.
create table spent_refresh_tokens (
    token_hash blob primary key,
    session_id blob not null references sessions (id) on delete cascade,
    spent_at text not null
) strict;
create index spent_refresh_tokens_of_session on spent_refresh_tokens (session_id);

create table api_tokens (
    id blob primary key,
    user_id blob not null references users (id) on delete cascade,
    name text not null,
    token_hash blob not null unique,
    scopes text not null,
    expires_at text,
    last_used_at text,
    created_at text not null,
    updated_at text not null
) strict;
create index api_tokens_of_user on api_tokens (user_id);

create table ws_tickets (
    token_hash blob primary key,
    user_id blob not null references users (id) on delete cascade,
    expires_at text not null
) strict;
create index ws_tickets_of_user on ws_tickets (user_id);
