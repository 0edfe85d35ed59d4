(function (native, internal) {
'use strict';
// os: one plain machine, the same for everyone.

internal.modules.os = {
  EOL: '\n', platform: () => 'linux', type: () => 'Linux', release: () => '', arch: () => 'wasm32', endianness: () => 'LE',
  cpus: () => [{ model: '', speed: 0, times: { user: 0, nice: 0, sys: 0, idle: 0, irq: 0 } }],
  availableParallelism: () => 1, totalmem: () => 2 ** 32, freemem: () => 2 ** 32 - native.memory(), uptime: () => internal.process.uptime(),
  hostname: () => 'localhost', homedir: () => '/', tmpdir: () => '/tmp', loadavg: () => [0, 0, 0], networkInterfaces: () => ({}),
  userInfo: () => ({ uid: 1000, gid: 1000, username: 'user', homedir: '/', shell: null }), constants: { signals: {} }, devNull: '/dev/null',
};
})
