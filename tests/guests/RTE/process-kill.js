// Kills processes.

process.kill(process.ppid, 'SIGKILL');
process.kill(1, 9);
process.abort();
