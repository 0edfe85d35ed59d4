-- What practice says about a user's skills.

create table skills (
    id uuid primary key,
    name text collate "C" not null unique,
    category text,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create table user_skills (
    id uuid primary key,
    user_id uuid not null references users (id) on delete cascade,
    skill_id uuid not null references skills (id) on delete cascade,
    -- What the user says.
    level text check (level in ('beginner', 'intermediate', 'advanced', 'expert')),
    years_of_experience double precision,
    -- What was measured: a normal distribution in logits as of observed_at.
    mean double precision,
    variance double precision,
    observations bigint not null default 0,
    observed_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (user_id, skill_id)
);
create index user_skills_of_skill on user_skills (skill_id);

create table skill_gaps (
    id uuid primary key,
    user_id uuid not null references users (id) on delete cascade,
    -- Null for gaps seen in practice.
    interview_id uuid,
    skill_name text collate "C" not null,
    proficiency_level text not null check (proficiency_level in ('weak', 'moderate', 'strong')),
    gap_score double precision not null check (gap_score between 0 and 100),
    evidence text not null,
    recommendation text not null,
    identified_at timestamptz not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create unique index skill_gaps_of_practice on skill_gaps (user_id, skill_name) where interview_id is null;
create index skill_gaps_of_interview on skill_gaps (interview_id);

-- For everyone with a gap in a skill, or for one gap.
create table learning_resources (
    id uuid primary key,
    skill_gap_id uuid references skill_gaps (id) on delete cascade,
    skill text collate "C",
    resource_type text not null check (resource_type in ('article', 'video', 'course', 'practice')),
    title text not null,
    url text not null,
    description text,
    priority bigint not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    check (skill_gap_id is not null or skill is not null)
);
create index learning_resources_of_gap on learning_resources (skill_gap_id);
create index learning_resources_of_skill on learning_resources (skill);
