-- Large contents outside of their rows, whole packages, and the jobs that take packages in.

-- Where the bytes are: 'row' (in this row), 'chunks' (in blob_chunks), 'objects' (in the blob store, by digest).
alter table blobs add column place text not null default 'row';

-- Contents of any size in pieces, by key: 'blobs/<digest>', 'uploads/<import>'.
create table blob_chunks (
    key text not null,
    ordinal bigint not null,
    bytes bytea not null,
    primary key (key, ordinal)
);

-- All files of a version's package, to export it again.
create table version_files (
    version_id uuid not null references problem_versions (id) on delete cascade,
    path text not null,
    digest text not null references blobs (digest),
    primary key (version_id, path)
);

alter table problems add column retired_at timestamptz;

-- Packages on their way in: work like submissions, with the same columns of the life cycle.
create table imports (
    id uuid primary key,
    user_id uuid references users (id) on delete set null,
    file_name text not null,
    size_bytes bigint not null,
    -- What is published: see ImportPolicy.
    policy text not null check (policy in ('strict', 'warnings', 'force', 'draft')),
    visibility text not null check (visibility in ('public', 'hidden')),
    -- The version that was changed, for changes: refused once another one is current.
    base_version bigint,
    status text not null check (status in ('pending', 'compiling', 'running', 'completed', 'failed')),
    -- 'published', 'unchanged', 'verified', 'refused', or 'JE' when taking it in failed.
    verdict text,
    -- Slug and version that came of it.
    slug text,
    version bigint,
    -- What was found, JSON.
    report text,
    judge_error text,
    judged_at timestamptz,
    attempt bigint not null default 0,
    attempts_forgiven bigint not null default 0,
    judged_by text,
    request_id text,
    lease_until_ms bigint,
    hinted_at_ms bigint not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index imports_of_user on imports (user_id);
create index imports_open on imports (status, hinted_at_ms) where status in ('pending', 'compiling', 'running');

-- What administrators did.
create table audit_log (
    id uuid primary key,
    -- Null when the account is gone; its name stays.
    user_id uuid references users (id) on delete set null,
    username text not null,
    -- 'problem.import', 'problem.retire', …
    action text not null,
    target text not null,
    -- JSON.
    details text not null,
    created_at timestamptz not null
);
create index audit_log_of_user on audit_log (user_id);
