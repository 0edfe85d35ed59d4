use std::{cmp::Reverse, io};

fn line(numbers: &[i64]) -> String {
    let words: Vec<String> = numbers.iter().map(i64::to_string).collect();
    words.join(" ")
}

fn main() {
    let text = io::read_to_string(io::stdin()).unwrap();
    let words = text.split_whitespace().skip(1);
    let mut numbers: Vec<i64> = words.map(|word| word.parse().unwrap()).collect();
    numbers.sort();
    println!("{}", line(&numbers));
    numbers.sort_by_key(|number| Reverse(*number));
    println!("{}", line(&numbers));
}
