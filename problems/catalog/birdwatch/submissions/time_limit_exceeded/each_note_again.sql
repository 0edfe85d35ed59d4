-- Goes through all notes again for each note.
SELECT DISTINCT species,
  (SELECT count(DISTINCT observer) FROM notes AS other
   WHERE +other.species = one.species AND observer IS NOT NULL AND birds > 0) AS observers,
  (SELECT max(birds) FROM notes AS other
   WHERE +other.species = one.species AND observer IS NOT NULL AND birds > 0) AS flock
FROM notes AS one
WHERE observers >= 3
ORDER BY observers DESC, species;
