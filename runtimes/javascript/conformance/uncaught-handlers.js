process.on('uncaughtException', (e, origin) => console.log('caught', e.message, origin));
process.on('unhandledRejection', (reason) => console.log('rejected', reason));
setTimeout(() => { throw new Error('in timer'); }, 1);
setTimeout(() => console.log('goes on'), 10);
Promise.reject(42);
