-- Appends a batch of events to a topic's log and tells the live feed, all or nothing.
-- KEYS[1]  the log
-- ARGV     1 channel, 2 batch id, 3 attempt, 4 seconds to keep, 5 events to keep, 6.. events
-- Returns  the first sequence number, or "stale <attempt>" when a newer attempt has published.
local count = #ARGV - 5
local first = 0
local newest = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
if newest then
  local last = tonumber(string.match(newest[1], '^%d+'))
  local batch, attempt = newest[2][2], newest[2][4]
  -- The answer to this very batch was lost and the caller asks again.
  if batch == ARGV[2] then return string.format('%.0f', last - count + 1) end
  if tonumber(attempt) > tonumber(ARGV[3]) then return 'stale ' .. attempt end
  first = last + 1
end
local now = redis.call('TIME')
first = math.max(first, now[1] * 1000000 + now[2])
for i = 1, count do
  local id = string.format('%.0f-0', first + i - 1)
  redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[5], id,
    'batch', ARGV[2], 'attempt', ARGV[3], 'event', ARGV[i + 5])
end
redis.call('EXPIRE', KEYS[1], ARGV[4])
first = string.format('%.0f', first)
redis.call('PUBLISH', ARGV[1], first .. '\n' .. table.concat(ARGV, '\n', 6))
return first
