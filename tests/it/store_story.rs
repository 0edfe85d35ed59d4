//! The store's story: every public method, told once and lived through on both databases.

mod given;
mod identity;
mod learning;
mod opening;
mod problems;
mod race;
mod rejudges;
mod statistics;
mod submissions;
mod uploads;
mod work;

use given::{postgres, sqlite};

/// Makes of each story a test on SQLite and a test on PostgreSQL.
macro_rules! on_both {
    ($($chapter:ident::$story:ident,)*) => {
        mod on_sqlite {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $story() {
                let (store, _folder) = super::sqlite().await;
                super::$chapter::$story(store).await;
            })*
        }
        mod on_postgres {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $story() {
                super::$chapter::$story(super::postgres(stringify!($story)).await).await;
            })*
        }
    };
}

on_both! {
    identity::a_name_or_address_is_registered_once_in_any_case,
    identity::accounts_change_and_sign_ins_are_noted,
    identity::an_access_token_lives_until_it_expires_or_is_revoked,
    identity::a_refresh_token_works_once_and_its_reuse_ends_the_session,
    identity::of_two_refreshes_at_once_one_wins,
    identity::sessions_are_listed_and_revoked,
    identity::api_tokens_live_until_they_expire_or_are_revoked,
    identity::a_ticket_is_taken_once_and_in_time,
    identity::there_is_always_one_first_admin,
    identity::deleting_a_user_removes_what_is_theirs,
    identity::what_is_over_is_pruned,
    problems::publishing_makes_versions_and_the_same_package_changes_nothing,
    problems::four_publishers_of_one_package_make_one_version,
    problems::problems_are_listed_by_filter_and_page,
    problems::hidden_problems_are_seen_by_their_creator_and_admins,
    problems::pages_show_samples_and_plans_name_everything,
    submissions::a_submission_is_stored_before_anything_else,
    submissions::an_idempotency_key_stores_once,
    submissions::ten_equal_requests_at_once_store_one_submission,
    submissions::only_authors_and_admins_see_a_submission,
    submissions::submissions_are_listed_by_filter_and_page,
    submissions::what_hostile_programs_print_is_stored,
    submissions::a_rejudge_keeps_the_old_verdict_until_there_is_a_new_one,
    work::a_submission_goes_from_pending_to_completed,
    work::a_run_goes_the_same_way,
    work::a_lost_lease_changes_nothing_any_more,
    work::the_sweeper_finds_what_needs_a_hint,
    work::judge_errors_are_retried_up_to_the_cap,
    work::dead_attempts_are_given_up_at_the_cap,
    work::work_handed_back_is_not_an_attempt,
    statistics::solved_problems_count_once_and_the_best_score_counts,
    statistics::time_between_activities_counts_up_to_half_an_hour,
    statistics::every_day_keeps_its_row,
    statistics::the_leaderboard_ranks_and_pages,
    statistics::judge_errors_never_count,
    learning::skills_follow_from_practice_and_repetition_adds_nothing,
    learning::gaps_come_with_what_helps,
    learning::everything_can_be_computed_anew,
    uploads::large_contents_come_back_as_they_were,
    uploads::blobs_that_nothing_refers_to_are_pruned_a_day_after_their_last_put,
    uploads::contents_without_a_row_are_pruned_and_changed_ones_refused,
    uploads::a_blob_that_is_put_while_it_is_pruned_is_there,
    uploads::an_upload_is_kept_as_a_whole_or_not_at_all,
    uploads::an_import_publishes_in_the_transaction_that_ends_it,
    uploads::a_refused_import_changes_no_problem_and_a_failed_one_is_tried_again,
    uploads::a_change_of_a_version_that_is_no_longer_current_is_refused,
    uploads::a_retired_problem_is_seen_by_administrators_only_and_can_come_back,
    rejudges::a_rejudge_shows_what_would_change_and_changes_it_when_applied,
    rejudges::a_rejudge_that_takes_a_solution_away_takes_the_mark_away,
    rejudges::a_dropped_rejudge_changes_nothing_and_filters_narrow_it,
    race::crashes_and_zombies_lose_nothing_and_count_nothing_twice,
    race::one_claim_wins,
    race::forty_writers_at_once_all_succeed,
}

/// A public method nobody calls here would be one that may not work on one of the databases.
#[test]
fn every_public_method_has_its_place_in_the_story() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let told = sources(&format!("{root}/tests/it/store_story"));
    let methods: Vec<String> = sources(&format!("{root}/store/src"))
        .lines()
        .filter_map(|line| line.strip_prefix("    pub async fn "))
        .filter_map(|rest| Some(rest.split(['(', '<']).next()?.to_owned()))
        .collect();
    assert!(
        methods.len() > 50,
        "the methods of the store were not found"
    );
    let untold: Vec<_> = methods
        .iter()
        .filter(|method| !told.contains(&format!(".{method}(")) && *method != "open")
        .collect();
    assert!(untold.is_empty(), "no story calls {untold:?}");
}

fn sources(folder: &str) -> String {
    let mut text = String::new();
    for entry in std::fs::read_dir(folder).expect("the folder exists") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            text += &sources(path.to_str().expect("our names are UTF-8"));
        } else {
            text += &std::fs::read_to_string(&path).expect("readable");
        }
    }
    text
}
