// Writes one string of megabytes.

process.stdout.write('x'.repeat(5 << 20));
