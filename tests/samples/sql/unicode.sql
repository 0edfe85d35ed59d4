SELECT line FROM input;
SELECT length(line) FROM input;
SELECT substr(line, -1) FROM input;
