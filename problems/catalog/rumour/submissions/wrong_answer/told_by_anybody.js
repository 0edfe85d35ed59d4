// Takes everybody who stands in some list to be told, whoever tells it.
function neverTold(tells, start) {
  const told = new Set(tells.flat());
  told.add(start);
  return tells.map((_, person) => person).filter((person) => !told.has(person));
}
