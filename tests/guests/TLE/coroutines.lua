-- Hands over between two coroutines for ever.

local a = coroutine.wrap(function() while true do coroutine.yield() end end)
while true do a() end
