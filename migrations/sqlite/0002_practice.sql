-- Problems, submissions, runs and statistics.
-- JSON is kept as text: programs write NUL characters, which text as JSON escapes and PostgreSQL's jsonb refuses.

-- Bytes by their SHA-256 (lower-case hex): test data and packages.
create table blobs (
    digest text primary key,
    size_bytes integer not null,
    bytes blob not null,
    created_at text not null
) strict;

-- A problem as its page shows it; what judging needs is in its versions.
create table problems (
    id blob primary key,
    slug text not null unique,
    title text not null,
    statement text not null,
    difficulty text not null check (difficulty in ('easy', 'medium', 'hard')),
    constraints text,
    leetcode_id text,
    creator_id blob references users (id) on delete set null,
    visibility text not null check (visibility in ('public', 'hidden')),
    -- The current version.
    version integer not null,
    function_signature text,
    starter_code text not null,
    -- Slug and title in lower case.
    search_text text not null,
    created_at text not null,
    updated_at text not null
) strict;
create index problems_of_creator on problems (creator_id);

create table problem_versions (
    id blob primary key,
    problem_id blob not null references problems (id) on delete cascade,
    version integer not null,
    -- SHA-256 of the package's content, and the package itself.
    digest text not null,
    package_digest text references blobs (digest),
    limits text not null,
    language_factors text not null,
    comparison text not null,
    scoring text not null,
    created_at text not null,
    updated_at text not null,
    unique (problem_id, version)
) strict;

create table problem_tags (
    id blob primary key,
    problem_id blob not null references problems (id) on delete cascade,
    tag text not null,
    created_at text not null,
    updated_at text not null,
    unique (problem_id, tag)
) strict;
create index problem_tags_by_tag on problem_tags (tag, problem_id);

-- Belongs to a version, so that what was judged stays explainable.
create table test_cases (
    id blob primary key,
    version_id blob not null references problem_versions (id) on delete cascade,
    name text not null,
    case_group text not null,
    ordinal integer not null,
    is_sample integer not null,
    input_digest text not null references blobs (digest),
    answer_digest text not null references blobs (digest),
    points real,
    -- How its output is compared, where not as the version says; JSON.
    comparison text,
    created_at text not null,
    updated_at text not null,
    unique (version_id, ordinal)
) strict;

create table submissions (
    id blob primary key,
    problem_id blob not null references problems (id) on delete cascade,
    version_id blob not null references problem_versions (id) on delete cascade,
    user_id blob not null references users (id) on delete cascade,
    interview_question_id blob,
    -- The source files: [{"name":…,"content":…}].
    code text not null,
    language text not null,
    status text not null check (status in ('pending', 'compiling', 'running', 'completed', 'failed')),
    verdict text,
    score real,
    -- The score as a share of what can be reached, 0 to 100.
    percent real,
    -- Share of the test data that was passed, 0 to 1.
    passed_share real,
    -- What the compiler said.
    result text,
    judge_error text,
    execution_time_ms real,
    memory_bytes integer,
    instructions integer,
    submitted_at text not null,
    judged_at text,
    -- Raised by every claim: the fence. Attempts up to attempts_forgiven do not count against the cap.
    attempt integer not null default 0,
    attempts_forgiven integer not null default 0,
    judged_by text,
    -- Id of the request that stored it, to find it in the logs of all processes.
    request_id text,
    lease_until_ms integer,
    hinted_at_ms integer not null,
    created_at text not null,
    updated_at text not null
) strict;
create index submissions_of_user on submissions (user_id, id);
create index submissions_of_user_to_problem on submissions (user_id, problem_id);
create index submissions_to_problem on submissions (problem_id, id);
create index submissions_verdicts on submissions (problem_id, verdict);
create index submissions_of_version on submissions (version_id);
create index submissions_open on submissions (status, hinted_at_ms) where status in ('pending', 'compiling', 'running');

create table submission_tests (
    id blob primary key,
    submission_id blob not null references submissions (id) on delete cascade,
    test_case_id blob references test_cases (id) on delete set null,
    case_name text not null,
    ordinal integer not null,
    is_sample integer not null,
    verdict text not null,
    cpu_time_ms real not null,
    wall_time_ms real not null,
    memory_bytes integer not null,
    instructions integer,
    points real,
    -- {"message":…,"stdout":…,"stderr":…}
    feedback text not null,
    created_at text not null,
    updated_at text not null,
    unique (submission_id, ordinal)
) strict;
create index submission_tests_of_case on submission_tests (test_case_id);

create table runs (
    id blob primary key,
    user_id blob not null references users (id) on delete cascade,
    -- Set for runs on the samples of a problem.
    version_id blob references problem_versions (id) on delete cascade,
    code text not null,
    language text not null,
    input text not null,
    status text not null check (status in ('pending', 'compiling', 'running', 'completed', 'failed')),
    verdict text,
    result text,
    judge_error text,
    submitted_at text not null,
    judged_at text,
    attempt integer not null default 0,
    attempts_forgiven integer not null default 0,
    judged_by text,
    -- Id of the request that stored it, to find it in the logs of all processes.
    request_id text,
    lease_until_ms integer,
    hinted_at_ms integer not null,
    created_at text not null,
    updated_at text not null
) strict;
create index runs_of_user on runs (user_id, id);
create index runs_of_version on runs (version_id);
create index runs_open on runs (status, hinted_at_ms) where status in ('pending', 'compiling', 'running');

create table idempotency_keys (
    user_id blob not null references users (id) on delete cascade,
    key text not null,
    request_hash blob not null,
    -- The submission or run that the first request stored.
    target_id blob not null,
    created_at text not null,
    primary key (user_id, key)
) strict;

-- Where a user stands with a problem: always what their submissions say, kept for speed.
create table problem_progress (
    user_id blob not null references users (id) on delete cascade,
    problem_id blob not null references problems (id) on delete cascade,
    -- Judged submissions, judge errors aside.
    attempts integer not null,
    -- Those of them that ran and failed before the first accepted one.
    failures integer not null,
    best_percent real not null,
    -- Null while nothing compiled.
    best_share real,
    solved_at text,
    tried_at text not null,
    observed_at text not null,
    primary key (user_id, problem_id)
) strict;
create index problem_progress_of_problem on problem_progress (problem_id);

-- One row a user and day; the newest written is current.
create table user_stats (
    id blob primary key,
    user_id blob not null references users (id) on delete cascade,
    day text not null,
    is_current integer not null,
    problems_solved integer not null,
    problems_tried integer not null,
    time_spent_seconds integer not null,
    average_score real not null,
    rank integer not null,
    study_plan text,
    -- When problems_solved was reached: the earlier ranks higher.
    reached_at_ms integer not null,
    last_updated text not null,
    created_at text not null,
    updated_at text not null,
    unique (user_id, day)
) strict;
create unique index user_stats_current on user_stats (user_id) where is_current;
create index user_stats_ranking on user_stats ((-problems_solved), (-average_score), reached_at_ms, user_id) where is_current;
