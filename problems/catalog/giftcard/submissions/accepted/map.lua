function spendAll(prices, value)
  local seen = {}
  for i, price in ipairs(prices) do
    local partner = seen[value - price]
    if partner then
      return { partner, i - 1 }
    end
    seen[price] = i - 1
  end
end
