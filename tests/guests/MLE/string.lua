-- Doubles a string and never gets over it.
-- cpu_ms: 2000

local s = 'x'
while true do s = s .. s end
