use std::collections::HashMap;

impl Solution {
    pub fn spend_all(prices: Vec<i32>, value: i32) -> Vec<i32> {
        let mut seen = HashMap::new();
        for (i, price) in prices.iter().enumerate() {
            if let Some(j) = seen.get(&(value - price)) {
                return vec![*j, i as i32];
            }
            seen.insert(*price, i as i32);
        }
        vec![]
    }
}
