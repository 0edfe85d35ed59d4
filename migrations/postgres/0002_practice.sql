-- Problems, submissions, runs and statistics.
-- JSON is kept as text: programs write NUL characters, which text as JSON escapes and jsonb refuses.

-- Bytes by their SHA-256 (lower-case hex): test data and packages.
create table blobs (
    digest text collate "C" primary key,
    size_bytes bigint not null,
    bytes bytea not null,
    created_at timestamptz not null
);

-- A problem as its page shows it; what judging needs is in its versions.
create table problems (
    id uuid primary key,
    slug text collate "C" not null unique,
    title text not null,
    statement text not null,
    difficulty text not null check (difficulty in ('easy', 'medium', 'hard')),
    constraints text,
    leetcode_id text,
    creator_id uuid references users (id) on delete set null,
    visibility text not null check (visibility in ('public', 'hidden')),
    -- The current version.
    version bigint not null,
    function_signature text,
    starter_code text not null,
    -- Slug and title in lower case.
    search_text text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index problems_of_creator on problems (creator_id);

create table problem_versions (
    id uuid primary key,
    problem_id uuid not null references problems (id) on delete cascade,
    version bigint not null,
    -- SHA-256 of the package's content, and the package itself.
    digest text not null,
    package_digest text collate "C" references blobs (digest),
    limits text not null,
    language_factors text not null,
    comparison text not null,
    scoring text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (problem_id, version)
);

create table problem_tags (
    id uuid primary key,
    problem_id uuid not null references problems (id) on delete cascade,
    tag text collate "C" not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (problem_id, tag)
);
create index problem_tags_by_tag on problem_tags (tag, problem_id);

-- Belongs to a version, so that what was judged stays explainable.
create table test_cases (
    id uuid primary key,
    version_id uuid not null references problem_versions (id) on delete cascade,
    name text not null,
    case_group text not null,
    ordinal bigint not null,
    is_sample boolean not null,
    input_digest text collate "C" not null references blobs (digest),
    answer_digest text collate "C" not null references blobs (digest),
    points double precision,
    -- How its output is compared, where not as the version says; JSON.
    comparison text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (version_id, ordinal)
);

create table submissions (
    id uuid primary key,
    problem_id uuid not null references problems (id) on delete cascade,
    version_id uuid not null references problem_versions (id) on delete cascade,
    user_id uuid not null references users (id) on delete cascade,
    interview_question_id uuid,
    -- The source files: [{"name":…,"content":…}].
    code text not null,
    language text not null,
    status text not null check (status in ('pending', 'compiling', 'running', 'completed', 'failed')),
    verdict text,
    score double precision,
    -- The score as a share of what can be reached, 0 to 100.
    percent double precision,
    -- Share of the test data that was passed, 0 to 1.
    passed_share double precision,
    -- What the compiler said.
    result text,
    judge_error text,
    execution_time_ms double precision,
    memory_bytes bigint,
    instructions bigint,
    submitted_at timestamptz not null,
    judged_at timestamptz,
    -- Raised by every claim: the fence. Attempts up to attempts_forgiven do not count against the cap.
    attempt bigint not null default 0,
    attempts_forgiven bigint not null default 0,
    judged_by text,
    -- Id of the request that stored it, to find it in the logs of all processes.
    request_id text,
    lease_until_ms bigint,
    hinted_at_ms bigint not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index submissions_of_user on submissions (user_id, id);
create index submissions_of_user_to_problem on submissions (user_id, problem_id);
create index submissions_to_problem on submissions (problem_id, id);
create index submissions_verdicts on submissions (problem_id, verdict);
create index submissions_of_version on submissions (version_id);
create index submissions_open on submissions (status, hinted_at_ms) where status in ('pending', 'compiling', 'running');

create table submission_tests (
    id uuid primary key,
    submission_id uuid not null references submissions (id) on delete cascade,
    test_case_id uuid references test_cases (id) on delete set null,
    case_name text not null,
    ordinal bigint not null,
    is_sample boolean not null,
    verdict text not null,
    cpu_time_ms double precision not null,
    wall_time_ms double precision not null,
    memory_bytes bigint not null,
    instructions bigint,
    points double precision,
    -- {"message":…,"stdout":…,"stderr":…}
    feedback text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (submission_id, ordinal)
);
create index submission_tests_of_case on submission_tests (test_case_id);

create table runs (
    id uuid primary key,
    user_id uuid not null references users (id) on delete cascade,
    -- Set for runs on the samples of a problem.
    version_id uuid references problem_versions (id) on delete cascade,
    code text not null,
    language text not null,
    input text not null,
    status text not null check (status in ('pending', 'compiling', 'running', 'completed', 'failed')),
    verdict text,
    result text,
    judge_error text,
    submitted_at timestamptz not null,
    judged_at timestamptz,
    attempt bigint not null default 0,
    attempts_forgiven bigint not null default 0,
    judged_by text,
    -- Id of the request that stored it, to find it in the logs of all processes.
    request_id text,
    lease_until_ms bigint,
    hinted_at_ms bigint not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index runs_of_user on runs (user_id, id);
create index runs_of_version on runs (version_id);
create index runs_open on runs (status, hinted_at_ms) where status in ('pending', 'compiling', 'running');

create table idempotency_keys (
    user_id uuid not null references users (id) on delete cascade,
    key text not null,
    request_hash bytea not null,
    -- The submission or run that the first request stored.
    target_id uuid not null,
    created_at timestamptz not null,
    primary key (user_id, key)
);

-- Where a user stands with a problem: always what their submissions say, kept for speed.
create table problem_progress (
    user_id uuid not null references users (id) on delete cascade,
    problem_id uuid not null references problems (id) on delete cascade,
    -- Judged submissions, judge errors aside.
    attempts bigint not null,
    -- Those of them that ran and failed before the first accepted one.
    failures bigint not null,
    best_percent double precision not null,
    -- Null while nothing compiled.
    best_share double precision,
    solved_at timestamptz,
    tried_at timestamptz not null,
    observed_at timestamptz not null,
    primary key (user_id, problem_id)
);
create index problem_progress_of_problem on problem_progress (problem_id);

-- One row a user and day; the newest written is current.
create table user_stats (
    id uuid primary key,
    user_id uuid not null references users (id) on delete cascade,
    day date not null,
    is_current boolean not null,
    problems_solved bigint not null,
    problems_tried bigint not null,
    time_spent_seconds bigint not null,
    average_score double precision not null,
    rank bigint not null,
    study_plan text,
    -- When problems_solved was reached: the earlier ranks higher.
    reached_at_ms bigint not null,
    last_updated timestamptz not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (user_id, day)
);
create unique index user_stats_current on user_stats (user_id) where is_current;
create index user_stats_ranking on user_stats ((-problems_solved), (-average_score), reached_at_ms, user_id) where is_current;
