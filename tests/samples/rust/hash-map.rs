use std::{cmp::Reverse, collections::HashMap, io};

fn main() {
    let text = io::read_to_string(io::stdin()).unwrap();
    let mut counts: HashMap<&str, u32> = HashMap::new();
    for word in text.split_whitespace() {
        *counts.entry(word).or_default() += 1;
    }
    let mut order: Vec<_> = counts.into_iter().collect();
    order.sort_by_key(|(word, count)| (Reverse(*count), *word));
    for (word, count) in order {
        println!("{word} {count}");
    }
}
