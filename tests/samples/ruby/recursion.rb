def sum(n)
  n.zero? ? 0 : n + sum(n - 1)
end
puts sum(100_000)
