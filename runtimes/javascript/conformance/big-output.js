for (let i = 0; i < 20000; i++) console.log(i, i * i);
process.stdout.write('x'.repeat(200000) + '\n');
console.log(Array.from({ length: 30000 }, (_, i) => i).join(' '));
process.stdout.write('end without newline');
