console.log('out');
function f(x) { return x.y.z; }
f({});
