local counts = {}
for line in io.lines() do
  for word in line:gmatch("%S+") do
    counts[word] = (counts[word] or 0) + 1
  end
end
local words = {}
for word in pairs(counts) do
  words[#words + 1] = word
end
table.sort(words, function(a, b)
  if counts[a] ~= counts[b] then
    return counts[a] > counts[b]
  end
  return a < b
end)
for _, word in ipairs(words) do
  print(word .. " " .. counts[word])
end
