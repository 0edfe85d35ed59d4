// Prints without end.
const line: string = 'flood '.repeat(1000);
for (;;) console.log(line);
