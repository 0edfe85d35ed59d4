//! What people do, from registering to the leaderboard, against real processes in both modes.

mod gaps;
mod kinds;
mod looking;
mod programs;
mod progress;
mod requests;
mod resuming;
mod runs;
mod secrets;
mod stopping;

use crate::server::Server;

/// Everything that one server can be asked without being disturbed.
async fn practise(server: &Server) {
    looking::a_newcomer_finds_languages_problems_and_no_secrets(server).await;
    let ada = server.register("ada").await;
    progress::nothing_is_known_of_a_newcomer(&ada).await;
    programs::right_programs_are_accepted_in_every_language(&ada).await;
    programs::each_kind_of_wrong_program_gets_its_verdict(&ada).await;
    progress::practice_counts_once_per_problem(&ada).await;

    let bob = server.register("bob").await;
    secrets::secret_tests_stay_secret(&bob).await;
    resuming::a_client_resumes_with_exactly_the_rest(&bob).await;
    runs::own_input_is_run(&bob).await;
    runs::samples_are_run_without_counting(&bob).await;
    requests::an_idempotency_key_submits_once(&bob).await;
    requests::one_request_id_leads_through_all_logs(server, &bob).await;

    let eve = server.register("eve").await;
    gaps::gaps_appear_with_enough_evidence(server, &eve).await;
    progress::the_leaderboard_ranks_by_solved_problems(server, &["ada", "bob", "eve"]).await;
    kinds::validators_interactors_and_points_decide(&bob).await;
    let fay = server.register("fay").await;
    runs::a_function_is_run_on_own_input_and_judged(&fay).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn people_practise_with_one_process_on_sqlite() {
    practise(&Server::embedded().await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn people_practise_with_an_api_and_two_workers_on_postgres_and_redis() {
    practise(&Server::distributed().await).await;
}
