// Sorts with a comparison that never agrees with itself, for ever.

const a = Array.from({ length: 50000 }, (_, i) => i);
for (;;) a.sort(() => Math.random() - 0.5);
