-- Fills a table with tables, and more of them when that fails.
-- cpu_ms: 4000

local all = {}
for i = 1, 1e9 do all[i] = { i } end
