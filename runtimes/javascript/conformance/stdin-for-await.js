(async () => {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  const all = Buffer.concat(chunks);
  console.log(all.length, all.toString().split('\n').filter(Boolean).map(Number));
})();
