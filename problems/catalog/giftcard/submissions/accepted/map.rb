def spend_all(prices, value)
  seen = {}
  prices.each_with_index do |price, i|
    return [seen[value - price], i] if seen.key?(value - price)

    seen[price] = i
  end
end
