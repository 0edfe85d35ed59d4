for (const name of ['worker-threads-x', './nothing.js', 'lodash']) try { require(name); } catch (e) { console.log(e.name, e.code, e.message.split('\n')[0]); }
import('no-such-package').catch((e) => console.log(e.name, e.code));
