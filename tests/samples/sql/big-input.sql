SELECT count(*) || ' ' || sum(CAST(line AS INTEGER)) || ' ' || max(CAST(line AS INTEGER)) FROM input;
