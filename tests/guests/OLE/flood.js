// Prints lines for ever.

for (;;) console.log('more');
