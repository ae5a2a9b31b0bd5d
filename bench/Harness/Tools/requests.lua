-- Sends the requests of a file in their order. Threads share them out, so that none is sent twice before the file is
-- used up. Arguments: the file, in which requests end with a zero byte; the number of threads.
local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(arguments)
  local file = assert(io.open(arguments[1], "rb"))
  local at, count = 0, tonumber(arguments[2])
  requests, place = {}, 0
  for text in file:read("*a"):gmatch("[^%z]+") do
    if at % count == number then requests[#requests + 1] = text end
    at = at + 1
  end
  file:close()
end

function request()
  place = place % #requests + 1
  return requests[place]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"requests":%d,"microseconds":%d,"median":%d,"p99":%d,"failed":%d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
