-- Takes its own library apart with debug and metatables.

getmetatable('').__index = function() return 3 end
debug.setmetatable(1, { __call = function(n, m) return n + m end })
debug.sethook(function() end, 'l')
local globals = _G
for name in pairs(globals) do if name ~= 'print' then globals[name] = nil end end
print((3)(4))
