const fixed = (x: number, digits: number): string => x.toFixed(digits);
console.log(fixed(1 / 3, 2));
console.log(fixed(1 / 3, 6));
console.log(fixed(3.14159265358979, 10));
console.log(fixed(2.5, 6));
console.log(fixed(1e6, 2));
console.log(-0.125);
