// Leaves a rejected promise alone.

Promise.reject(new Error('nobody'));
console.log(7);
