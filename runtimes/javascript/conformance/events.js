const EventEmitter = require('events');
const { once } = EventEmitter;
class My extends EventEmitter {}
const e = new My();
e.on('x', function (a, b) { console.log('first', a, b, this === e); });
e.once('x', () => console.log('once'));
e.prependListener('x', () => console.log('prepended'));
console.log(e.emit('x', 1, 2), e.emit('x', 3), e.emit('none'), e.listenerCount('x'), e.eventNames());
const f = () => console.log('removed?'); e.on('y', f); e.off('y', f); console.log(e.emit('y'));
try { e.emit('error', new Error('boom')); } catch (err) { console.log(err.message); }
e.on('error', (err) => console.log('handled', err)); e.emit('error', 'bad');
once(e, 'later').then(([v]) => console.log('later', v)); e.emit('later', 7);
function Legacy() { EventEmitter.call(this); } require('util').inherits(Legacy, EventEmitter);
const l = new Legacy(); l.on('z', console.log); l.emit('z', 'legacy'); l.removeAllListeners('z'); console.log(l.emit('z'), l.listeners('z'), EventEmitter.EventEmitter === EventEmitter);
