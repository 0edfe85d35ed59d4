-- What practice says about a user's skills.

create table skills (
    id blob primary key,
    name text not null unique,
    category text,
    created_at text not null,
    updated_at text not null
) strict;

create table user_skills (
    id blob primary key,
    user_id blob not null references users (id) on delete cascade,
    skill_id blob not null references skills (id) on delete cascade,
    -- What the user says.
    level text check (level in ('beginner', 'intermediate', 'advanced', 'expert')),
    years_of_experience real,
    -- What was measured: a normal distribution in logits as of observed_at.
    mean real,
    variance real,
    observations integer not null default 0,
    observed_at text,
    created_at text not null,
    updated_at text not null,
    unique (user_id, skill_id)
) strict;
create index user_skills_of_skill on user_skills (skill_id);

create table skill_gaps (
    id blob primary key,
    user_id blob not null references users (id) on delete cascade,
    -- Null for gaps seen in practice.
    interview_id blob,
    skill_name text not null,
    proficiency_level text not null check (proficiency_level in ('weak', 'moderate', 'strong')),
    gap_score real not null check (gap_score between 0 and 100),
    evidence text not null,
    recommendation text not null,
    identified_at text not null,
    created_at text not null,
    updated_at text not null
) strict;
create unique index skill_gaps_of_practice on skill_gaps (user_id, skill_name) where interview_id is null;
create index skill_gaps_of_interview on skill_gaps (interview_id);

-- For everyone with a gap in a skill, or for one gap.
create table learning_resources (
    id blob primary key,
    skill_gap_id blob references skill_gaps (id) on delete cascade,
    skill text,
    resource_type text not null check (resource_type in ('article', 'video', 'course', 'practice')),
    title text not null,
    url text not null,
    description text,
    priority integer not null default 1,
    created_at text not null,
    updated_at text not null,
    check (skill_gap_id is not null or skill is not null)
) strict;
create index learning_resources_of_gap on learning_resources (skill_gap_id);
create index learning_resources_of_skill on learning_resources (skill);
