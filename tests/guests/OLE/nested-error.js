// Prints an error inside the handler of an error for ever.
// cpu_ms: 2000

function loud() { try { null.x; } catch (e) { console.log(e.stack); } }
for (;;) loud();
