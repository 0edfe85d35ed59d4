use std::io::{self, BufRead};

fn main() {
    let (mut count, mut sum, mut largest) = (0, 0i64, 0);
    for line in io::stdin().lock().lines() {
        let number: i64 = line.unwrap().trim().parse().unwrap();
        count += 1;
        sum += number;
        largest = largest.max(number);
    }
    println!("{count} {sum} {largest}");
}
