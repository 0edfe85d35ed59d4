-- Large blobs under keys of their own, so that what is removed is never what was just put again.

-- Where the bytes of a large blob are; null for those put before there were keys: 'blobs/<first two digits>/<digest>'.
alter table blobs add column key text;

-- When it was last put: what nothing refers to is removed a day after that.
alter table blobs add column touched_at_ms integer not null default 0;

create index test_cases_of_input on test_cases (input_digest);
create index test_cases_of_answer on test_cases (answer_digest);
create index version_files_of_blob on version_files (digest);
