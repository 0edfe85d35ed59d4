function neverTold(tells, start) {
  const knows = new Array(tells.length).fill(false);
  knows[start] = true;
  const waiting = [start];
  while (waiting.length) {
    for (const other of tells[waiting.pop()]) {
      if (!knows[other]) {
        knows[other] = true;
        waiting.push(other);
      }
    }
  }
  const never = [];
  knows.forEach((told, person) => {
    if (!told) never.push(person);
  });
  return never;
}
