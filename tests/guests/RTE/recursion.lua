-- Recurses without end.
-- memory_mib: 512
-- cpu_ms: 4000
-- says: exit code 1

local function f(n) return 1 + f(n + 1) end
f(1)
