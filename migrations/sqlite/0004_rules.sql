-- How a version is judged, apart from limits and cases, is one JSON text (the problems crate's Rules);
-- what holds for one case alone another (CaseRules).

alter table problem_versions add column rules text not null default '{}';
update problem_versions set rules = '{"comparison":' || comparison || '}' where comparison not in ('null', '{}');
alter table problem_versions drop column comparison;

alter table test_cases add column rules text not null default '{}';
update test_cases set rules = '{"comparison":' || comparison || '}' where comparison is not null;
alter table test_cases drop column comparison;
