console.log((1 / 3).toFixed(2));
console.log((1 / 3).toFixed(6));
console.log((3.14159265358979).toFixed(10));
console.log((2.5).toFixed(6));
console.log((1e6).toFixed(2));
console.log(-0.125);
