-- Submissions judged again to see what would change, before anything does.

create table rejudges (
    id uuid primary key,
    user_id uuid references users (id) on delete set null,
    -- Which submissions were wanted, JSON.
    filter text not null,
    state text not null check (state in ('open', 'applying', 'applied', 'dropped')),
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index rejudges_of_user on rejudges (user_id);

-- Work like submissions, with the same columns of the life cycle.
create table rejudge_items (
    id uuid primary key,
    rejudge_id uuid not null references rejudges (id) on delete cascade,
    submission_id uuid not null references submissions (id) on delete cascade,
    -- The version it is judged with now.
    version_id uuid not null references problem_versions (id) on delete cascade,
    -- Attempt of the submission when it was taken into the set: another one means that it was judged since.
    base_attempt bigint not null,
    -- The judgement that it had then.
    old_verdict text,
    old_time_ms double precision,
    old_memory_bytes bigint,
    status text not null check (status in ('pending', 'compiling', 'running', 'completed', 'failed')),
    verdict text,
    -- The judgement, JSON.
    report text,
    -- 'applied', or 'skipped' because the submission was judged since.
    applied text,
    judge_error text,
    judged_at timestamptz,
    attempt bigint not null default 0,
    attempts_forgiven bigint not null default 0,
    judged_by text,
    lease_until_ms bigint,
    hinted_at_ms bigint not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index rejudge_items_of_rejudge on rejudge_items (rejudge_id, id);
create index rejudge_items_of_submission on rejudge_items (submission_id);
create index rejudge_items_of_version on rejudge_items (version_id);
create index rejudge_items_open on rejudge_items (status, hinted_at_ms) where status in ('pending', 'compiling', 'running');
