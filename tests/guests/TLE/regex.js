// Matches a catastrophic regular expression.

console.log(/^(a+)+$/.test('a'.repeat(40) + '!'));
