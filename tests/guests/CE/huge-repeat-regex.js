// Has a regular expression that repeats repetitions.
// or: RTE WA MLE TLE

console.log(/(((((a{1000}){1000}){1000}){1000}){1000})/.test("a"));
