//! Skills, gaps and what helps.

use super::given::{ADMIN, at, judged, package, publish, submit, user};
use mettle_domain::Verdict;
use mettle_interview::skill::Proficiency;
use mettle_store::{
    Difficulty, LearningResource, NewLearningResource, Problem, ResourceType, SkillSummary, Store,
    User,
};

async fn tagged(store: &Store, slug: &str, difficulty: Difficulty, tags: &[&str]) -> Problem {
    let mut new = package(slug);
    (new.difficulty, new.tags) = (
        difficulty,
        tags.iter().map(|tag| (*tag).to_owned()).collect(),
    );
    publish(store, new).await
}

async fn skill(store: &Store, user: &User, name: &str, minutes: i64) -> SkillSummary {
    let skills = store.skills(user.id, at(minutes)).await.unwrap();
    skills
        .into_iter()
        .find(|skill| skill.skill == name)
        .expect("measured")
}

pub async fn skills_follow_from_practice_and_repetition_adds_nothing(store: Store) {
    let ada = user(&store, "ada").await;
    let mut graphs = Vec::new();
    for number in 0..4 {
        graphs.push(
            tagged(
                &store,
                &format!("graph-{number}"),
                Difficulty::Medium,
                &["graphs"],
            )
            .await,
        );
    }
    let both = tagged(&store, "both", Difficulty::Hard, &["graphs", "dp"]).await;
    assert!(store.skills(ada.id, at(0)).await.unwrap().is_empty());

    submit(&store, &ada, &graphs[0], &judged(Verdict::CE, 0), 1).await;
    assert!(
        store.skills(ada.id, at(1)).await.unwrap().is_empty(),
        "a compile error says nothing"
    );
    submit(&store, &ada, &graphs[0], &judged(Verdict::AC, 4), 2).await;
    let once = skill(&store, &ada, "graphs", 2).await;
    assert_eq!(
        (once.observations, once.proficiency),
        (1, Proficiency::NotEnoughEvidence)
    );
    assert!(once.score > 50.0 && once.low < once.score && once.score < once.high);
    for minute in 3..10 {
        submit(&store, &ada, &graphs[0], &judged(Verdict::AC, 4), minute).await;
        submit(&store, &ada, &graphs[0], &judged(Verdict::WA, 0), minute).await;
    }
    assert_eq!(
        skill(&store, &ada, "graphs", 2).await,
        once,
        "submitting again adds no evidence"
    );

    for (number, problem) in graphs.iter().enumerate().skip(1) {
        submit(
            &store,
            &ada,
            problem,
            &judged(Verdict::AC, 4),
            20 + number as i64,
        )
        .await;
    }
    assert_eq!(
        skill(&store, &ada, "graphs", 30).await.proficiency,
        Proficiency::Strong
    );
    assert!(store.skill_gaps(ada.id).await.unwrap().is_empty());

    let before = skill(&store, &ada, "graphs", 40).await;
    submit(&store, &ada, &both, &judged(Verdict::WA, 1), 40).await;
    let after = skill(&store, &ada, "graphs", 40).await;
    let dp = skill(&store, &ada, "dp", 40).await;
    assert!(after.score < before.score && after.observations == 5);
    assert_eq!(dp.observations, 1);
    assert_eq!(
        store.skills(ada.id, at(40)).await.unwrap()[0].skill,
        "dp",
        "weakest first"
    );
    submit(&store, &ada, &both, &judged(Verdict::AC, 4), 41).await;
    assert!(
        skill(&store, &ada, "dp", 41).await.score > dp.score,
        "solved at last replaces failed"
    );
    let years_later = skill(&store, &ada, "graphs", 3 * 365 * 24 * 60).await;
    assert!(
        years_later.high - years_later.low > after.high - after.low,
        "old evidence is less certain"
    );
}

pub async fn gaps_come_with_what_helps(store: Store) {
    let (ada, bob) = (user(&store, "ada").await, user(&store, "bob").await);
    let mut problems = Vec::new();
    for (slug, difficulty) in [
        ("dp-easy", Difficulty::Easy),
        ("dp-easy-2", Difficulty::Easy),
        ("dp-medium", Difficulty::Medium),
        ("dp-medium-2", Difficulty::Medium),
        ("dp-hard", Difficulty::Hard),
    ] {
        problems.push(tagged(&store, slug, difficulty, &["dp"]).await);
    }
    let hidden = tagged(&store, "dp-hidden", Difficulty::Easy, &["dp"]).await;
    store
        .set_visibility(
            &hidden.summary.slug,
            mettle_store::Visibility::Hidden,
            at(0),
        )
        .await
        .unwrap();
    let article = LearningResource {
        resource_type: ResourceType::Article,
        title: "Dynamic programming, slowly".to_owned(),
        url: "https://example.org/dp".to_owned(),
        description: None,
        priority: 1,
    };
    let new = NewLearningResource {
        skill: "dp".to_owned(),
        resource: article.clone(),
    };
    store.add_learning_resource(new, at(0)).await.unwrap();

    for (minute, problem) in problems[..4].iter().enumerate() {
        submit(
            &store,
            &ada,
            problem,
            &judged(Verdict::WA, 0),
            minute as i64,
        )
        .await;
    }
    let gaps = store.skill_gaps(ada.id).await.unwrap();
    assert_eq!(gaps.len(), 1);
    let gap = &gaps[0];
    assert_eq!(
        (gap.skill_name.as_str(), gap.proficiency_level),
        ("dp", Proficiency::Weak)
    );
    assert!(
        gap.gap_score > 20.0 && gap.gap_score <= 70.0,
        "{}",
        gap.gap_score
    );
    assert!(
        gap.evidence.starts_with("0 of 4 problems solved"),
        "{}",
        gap.evidence
    );
    assert!(
        gap.recommendation.contains("basics of dp"),
        "{}",
        gap.recommendation
    );
    assert_eq!(gap.resources[0], article);
    let practice: Vec<_> = gap.resources[1..]
        .iter()
        .map(|resource| (resource.url.as_str(), resource.priority))
        .collect();
    assert_eq!(
        practice,
        [
            ("/problems/dp-easy", 2),
            ("/problems/dp-easy-2", 3),
            ("/problems/dp-medium", 4)
        ]
    );
    assert!(store.skill_gaps(bob.id).await.unwrap().is_empty());

    let identified_at = gap.identified_at;
    submit(&store, &ada, &problems[0], &judged(Verdict::AC, 4), 10).await;
    let gap = &store.skill_gaps(ada.id).await.unwrap()[0];
    assert_eq!(
        gap.identified_at, identified_at,
        "it is the same gap, smaller now"
    );
    assert!(
        gap.resources
            .iter()
            .all(|resource| resource.url != "/problems/dp-easy"),
        "solved ones are not recommended"
    );
}

pub async fn everything_can_be_computed_anew(store: Store) {
    let ada = user(&store, "ada").await;
    let verdicts = [
        Verdict::WA,
        Verdict::AC,
        Verdict::CE,
        Verdict::TLE,
        Verdict::AC,
        Verdict::RTE,
        Verdict::WA,
    ];
    for number in 0..6 {
        let difficulty = [Difficulty::Easy, Difficulty::Medium, Difficulty::Hard][number % 3];
        let tags = [&["dp"][..], &["dp", "graphs"], &["graphs"]][number % 3];
        let problem = tagged(&store, &format!("p{number}"), difficulty, tags).await;
        for (minute, verdict) in verdicts.iter().enumerate().skip(number) {
            submit(
                &store,
                &ada,
                &problem,
                &judged(*verdict, number % 3),
                10 * number as i64 + minute as i64,
            )
            .await;
        }
    }
    let state = async || {
        let stats = store.stats(ada.id).await.unwrap();
        let skills = store.skills(ada.id, at(500)).await.unwrap();
        let gaps = store.skill_gaps(ada.id).await.unwrap();
        (
            stats.problems_solved,
            stats.problems_tried,
            stats.average_score,
            stats.rank,
            skills,
            gaps,
        )
    };
    let kept = state().await;
    assert_eq!(kept.1, 6);
    assert_eq!(kept.4.len(), 2);
    store.recompute(ada.id, at(500)).await.unwrap();
    assert_eq!(state().await, kept);

    // A problem loses its tag: the skill rests on less, or on nothing.
    for number in [1, 2, 4, 5] {
        let mut retagged = package(&format!("p{number}"));
        (retagged.digest, retagged.tags) = (format!("retagged {number}"), vec!["dp".to_owned()]);
        store.publish_problem(retagged, at(501)).await.unwrap();
    }
    store.recompute(ada.id, at(502)).await.unwrap();
    let skills = store.skills(ada.id, at(502)).await.unwrap();
    assert_eq!(
        skills
            .iter()
            .map(|skill| skill.skill.as_str())
            .collect::<Vec<_>>(),
        ["dp"]
    );
    assert_eq!(
        store.problem("p1", ADMIN).await.unwrap().unwrap().version,
        2
    );
}
