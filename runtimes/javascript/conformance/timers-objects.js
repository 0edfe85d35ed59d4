const t = setTimeout(() => console.log('never'), 1e6); t.unref(); console.log(t.hasRef(), typeof t.ref, typeof +t);
const i = setInterval(() => {}, 1000); clearInterval(+i);
clearImmediate(setImmediate(() => console.log('never')));
try { setTimeout('code', 1); } catch (e) { console.log(e.code); }
let n = 0;
const steps = [
  (next) => setImmediate((a) => { console.log('immediate', a); next(); }, 1),
  (next) => setTimeout((...args) => { console.log('undefined delay', args); next(); }, undefined, 1, 2),
  (next) => setTimeout(() => { console.log('NaN delay'); next(); }, NaN),
  (next) => setTimeout(() => { console.log('string delay'); next(); }, '5'),
  (next) => setInterval(function () { if (++n === 3) { clearInterval(this); console.log('three'); next(); } }, 1),
  (next) => { const again = setTimeout(() => { console.log('refreshed'); next(); }, 5); again.refresh(); },
];
(function run() { const step = steps.shift(); if (step) step(run); })();
