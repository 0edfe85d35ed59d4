//! Publishing, listing and showing problems.

use super::given::{ADMIN, at, judged, package, publish, submit, user};
use mettle_domain::Verdict;
use mettle_store::{
    Cursor, Difficulty, PageRequest, ProblemFilter, ProblemStatus, Store, StoreError, Viewer,
    Visibility,
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

pub async fn publishing_makes_versions_and_the_same_package_changes_nothing(store: Store) {
    let first = store.publish_problem(package("sum"), at(0)).await.unwrap();
    assert_eq!((first.version, first.changed), (1, true));
    let same = store.publish_problem(package("sum"), at(1)).await.unwrap();
    assert_eq!(
        (same.version_id, same.version, same.changed),
        (first.version_id, 1, false)
    );

    let mut better = package("sum");
    better.digest = "another digest".to_owned();
    better.title = "Sum, better".to_owned();
    better.tags = vec!["maths".to_owned(), "basics".to_owned(), "maths".to_owned()];
    better.cases.truncate(2);
    let second = store.publish_problem(better, at(2)).await.unwrap();
    assert_eq!(
        (second.problem_id, second.version, second.changed),
        (first.problem_id, 2, true)
    );
    let shown = store
        .problem("sum", Viewer::ANONYMOUS)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (
            shown.summary.title.as_str(),
            shown.version,
            shown.case_count
        ),
        ("Sum, better", 2, 2)
    );
    assert_eq!(shown.summary.tags, ["basics", "maths"]);
    assert_eq!((shown.created_at, shown.updated_at), (at(0), at(2)));
    let old = store.judging_plan(first.version_id).await.unwrap().unwrap();
    assert_eq!(
        (old.version, old.cases.len()),
        (1, 4),
        "what was judged with version 1 stays explainable"
    );
}

pub async fn four_publishers_of_one_package_make_one_version(store: Store) {
    let publish = || store.publish_problem(package("sum"), at(0));
    let (a, b, c, d) = tokio::join!(publish(), publish(), publish(), publish());
    let published = [a.unwrap(), b.unwrap(), c.unwrap(), d.unwrap()];
    assert_eq!(
        published.iter().filter(|one| one.changed).count(),
        1,
        "{published:?}"
    );
    assert!(
        published
            .iter()
            .all(|one| one.version == 1 && one.version_id == published[0].version_id)
    );
}

pub async fn problems_are_listed_by_filter_and_page(store: Store) {
    for (slug, difficulty, tags) in [
        ("apple", Difficulty::Easy, ["fruit", "red"]),
        ("banana", Difficulty::Medium, ["fruit", "yellow"]),
        ("cherry", Difficulty::Hard, ["fruit", "red"]),
        ("percent_100%", Difficulty::Easy, ["odd", "names"]),
    ] {
        let mut new = package(slug);
        (new.difficulty, new.tags) = (difficulty, tags.map(str::to_owned).to_vec());
        publish(&store, new).await;
    }
    let ada = user(&store, "ada").await;
    let viewer = Viewer::from(&ada);
    let apple = store.problem("apple", viewer).await.unwrap().unwrap();
    let banana = store.problem("banana", viewer).await.unwrap().unwrap();
    submit(&store, &ada, &apple, &judged(Verdict::WA, 1), 1).await;
    submit(&store, &ada, &apple, &judged(Verdict::AC, 4), 2).await;
    submit(&store, &ada, &banana, &judged(Verdict::TLE, 2), 3).await;

    let slugs = async |filter: ProblemFilter, viewer| {
        let page = store
            .problems(&filter, viewer, &PageRequest::default())
            .await
            .unwrap();
        page.items
            .into_iter()
            .map(|problem| problem.slug)
            .collect::<Vec<_>>()
            .join(" ")
    };
    let all = ProblemFilter::default;
    assert_eq!(
        slugs(all(), viewer).await,
        "apple banana cherry percent_100%"
    );
    assert_eq!(
        slugs(
            ProblemFilter {
                difficulty: Some(Difficulty::Easy),
                ..all()
            },
            viewer
        )
        .await,
        "apple percent_100%"
    );
    assert_eq!(
        slugs(
            ProblemFilter {
                tag: Some("red".to_owned()),
                ..all()
            },
            viewer
        )
        .await,
        "apple cherry"
    );
    assert_eq!(
        slugs(
            ProblemFilter {
                q: Some("The BAN".to_owned()),
                ..all()
            },
            viewer
        )
        .await,
        "banana"
    );
    assert_eq!(
        slugs(
            ProblemFilter {
                q: Some("0%".to_owned()),
                ..all()
            },
            viewer
        )
        .await,
        "percent_100%"
    );
    assert_eq!(
        slugs(
            ProblemFilter {
                q: Some("c_erry\0".to_owned()),
                ..all()
            },
            viewer
        )
        .await,
        ""
    );
    let status = |status| ProblemFilter {
        status: Some(status),
        ..all()
    };
    assert_eq!(slugs(status(ProblemStatus::Solved), viewer).await, "apple");
    assert_eq!(
        slugs(status(ProblemStatus::Attempted), viewer).await,
        "banana"
    );
    assert_eq!(
        slugs(status(ProblemStatus::Todo), viewer).await,
        "cherry percent_100%"
    );
    assert_eq!(
        slugs(status(ProblemStatus::Solved), Viewer::ANONYMOUS).await,
        "apple banana cherry percent_100%"
    );

    let first = store
        .problems(&all(), viewer, &PageRequest::first(3))
        .await
        .unwrap();
    assert_eq!(first.items[0].status, Some(ProblemStatus::Solved));
    assert_eq!(
        (first.items[0].submissions, first.items[0].acceptance_rate),
        (2, Some(0.5))
    );
    assert_eq!(
        (first.items[2].submissions, first.items[2].acceptance_rate),
        (0, None)
    );
    let second = store
        .problems(
            &all(),
            viewer,
            &PageRequest {
                limit: 3,
                after: first.next,
            },
        )
        .await
        .unwrap();
    assert_eq!(
        second
            .items
            .iter()
            .map(|problem| problem.slug.as_str())
            .collect::<Vec<_>>(),
        ["percent_100%"]
    );
    assert_eq!(second.next, None);
    let foreign: Cursor = "7b7d".parse().unwrap();
    let refused = store
        .problems(
            &all(),
            viewer,
            &PageRequest {
                limit: 3,
                after: Some(foreign),
            },
        )
        .await
        .unwrap_err();
    assert!(matches!(refused, StoreError::BadCursor(_)), "{refused:?}");
}

pub async fn hidden_problems_are_seen_by_their_creator_and_admins(store: Store) {
    let (ada, bob) = (user(&store, "ada").await, user(&store, "bob").await);
    let mut hidden = package("hidden");
    (hidden.visibility, hidden.creator_id) = (Visibility::Hidden, Some(ada.id));
    let hidden = publish(&store, hidden).await;
    for (viewer, sees) in [
        (Viewer::ANONYMOUS, false),
        (Viewer::from(&bob), false),
        (Viewer::from(&ada), true),
        (ADMIN, true),
    ] {
        assert_eq!(
            store.problem("hidden", viewer).await.unwrap().is_some(),
            sees,
            "{viewer:?}"
        );
        // Nor does anybody hand in to what they do not see.
        let version = store.current_version("hidden", viewer).await.unwrap();
        let expected = sees.then_some((hidden.summary.id, hidden.version_id));
        assert_eq!(
            version.map(|version| (version.problem_id, version.version_id)),
            expected,
            "{viewer:?}"
        );
        let listed = store
            .problems(&ProblemFilter::default(), viewer, &PageRequest::default())
            .await
            .unwrap();
        assert_eq!(listed.items.len() == 1, sees, "{viewer:?}");
    }
    assert!(
        store
            .set_visibility("hidden", Visibility::Public, at(1))
            .await
            .unwrap()
    );
    assert!(
        !store
            .set_visibility("unknown", Visibility::Public, at(1))
            .await
            .unwrap()
    );
    assert!(
        store
            .problem("hidden", Viewer::ANONYMOUS)
            .await
            .unwrap()
            .is_some()
    );
}

pub async fn pages_show_samples_and_plans_name_everything(store: Store) {
    let mut binary = package("sum");
    binary.cases[0].input = b"1 2\0\xff\n".as_slice().into();
    let problem = publish(&store, binary).await;
    assert_eq!(problem.samples.len(), 1);
    assert_eq!(
        (
            problem.samples[0].name.as_str(),
            problem.samples[0].input.as_str()
        ),
        ("sample/1", "1 2\0\u{fffd}\n")
    );
    assert_eq!(
        (problem.case_count, problem.language_factors["python"]),
        (4, 3.0)
    );
    assert_eq!(problem.starter_code["c"], "int main(void) {}\n");

    let plan = store
        .judging_plan(problem.version_id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        plan.cases
            .iter()
            .map(|case| case.name.as_str())
            .collect::<Vec<_>>(),
        ["sample/1", "secret/1", "secret/2", "secret/3"]
    );
    assert_eq!(
        (
            plan.slug.as_str(),
            plan.cases[0].is_sample,
            plan.cases[1].is_sample
        ),
        ("sum", true, false)
    );
    assert_eq!(
        (
            plan.limits,
            plan.rules["comparison"]["case_sensitive"].as_bool()
        ),
        (problem.limits, Some(false))
    );
    let own_rules: Vec<_> = plan
        .cases
        .iter()
        .map(|case| case.rules["args"][0].as_str())
        .collect();
    assert_eq!(own_rules, [None, None, None, Some("3")]);
    let input = store
        .blob(&plan.cases[0].input_digest)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(input, b"1 2\0\xff\n");
    assert_eq!(
        plan.cases[0].input_digest,
        format!("{:x}", Sha256::digest(&input))
    );
    assert_eq!(store.blob("no such digest\0").await.unwrap(), None);
    let files = store.version_files(problem.version_id).await.unwrap();
    assert_eq!(
        (files.len(), files[0].path.as_str(), files[0].size_bytes),
        (1, "problem.yaml", 10)
    );
    let content = store.blob(&files[0].digest).await.unwrap();
    assert_eq!(content.as_deref(), Some(b"name: sum\n".as_slice()));
    assert!(store.judging_plan(Uuid::now_v7()).await.unwrap().is_none());
    assert!(
        store
            .problem("s\0m", Viewer::ANONYMOUS)
            .await
            .unwrap()
            .is_none()
    );
}
