function longestFresh(songs)
  local last, left, best = {}, 1, 0
  for i = 1, #songs do
    local song = songs:byte(i)
    if (last[song] or 0) >= left then
      left = last[song] + 1
    end
    last[song] = i
    best = math.max(best, i - left + 1)
  end
  return best
end
