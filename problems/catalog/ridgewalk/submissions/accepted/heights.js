function countStages(climbs, target) {
  const places = new Map([[0, 1]]);
  let height = 0;
  let stages = 0;
  for (const climb of climbs) {
    height += climb;
    stages += places.get(height - target) ?? 0;
    places.set(height, (places.get(height) ?? 0) + 1);
  }
  return stages;
}
