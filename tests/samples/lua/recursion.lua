local function total(n)
  if n == 0 then
    return 0
  end
  return n + total(n - 1)
end
print(total(100000))
