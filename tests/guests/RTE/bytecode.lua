-- Loads bytecode that it has broken.
-- or: MLE TLE

local code = string.dump(function(a) return a.b.c end)
for i = 1, #code do
  local broken = load(code:sub(1, i - 1) .. '\255\255\255' .. code:sub(i + 3), 'x', 'b')
  if broken then pcall(broken, {}) end
end
error('done')
