-- Buys again and again, each request after the answer to the one before. Each thread is a buyer
-- with a connection: wrk -tN -cN -s purchase.lua URL -- STEPS ROUND. STEPS is a file with two lines
-- for each request: a text that every right answer contains, and the body. Purchases of different
-- rounds have different numbers.

local threads = {}

function setup(thread)
  threads[#threads + 1] = thread
  thread:set("buyer", #threads)
end

function init(args)
  steps, right, wrong = {}, 0, 0
  local marker
  for line in io.lines(args[1]) do
    if marker then
      steps[#steps + 1] = { marker = marker, body = line }
      marker = nil
    else
      marker = line
    end
  end
  round = args[2]
  head = "POST " .. wrk.path .. " HTTP/1.1\r\nHost: " .. wrk.host .. ":" .. wrk.port
    .. "\r\nAccept: application/json\r\nContent-Type: application/json\r\nContent-Length: "
  begin(0)
end

function begin(number)
  at, purchase = 1, number
  places = { NUMBER = round .. "-" .. buyer .. "-" .. number }
end

function request()
  local body = steps[at].body:gsub("(%u+)_GOES_HERE", places)
  return head .. #body .. "\r\n\r\n" .. body
end

function response(status, headers, body)
  if status ~= 200 or not body:find(steps[at].marker, 1, true) then
    wrong = wrong + 1
    sample = sample or (status .. " " .. body:sub(1, 200))
    return begin(purchase + 1)
  end
  right = right + 1
  places.CART = places.CART or body:match('"id":"(gid://shopify/Cart/[^"]+)"')
  places.SESSION = places.SESSION or body:match('"token":"([^"]+)"')
  if at == #steps then return begin(purchase + 1) end
  at = at + 1
end

function done(summary, latency)
  local errors, right, wrong = summary.errors, 0, 0
  for _, thread in ipairs(threads) do
    right, wrong = right + thread:get("right"), wrong + thread:get("wrong")
  end
  io.write(string.format(
    '\nRESULT {"requests":%d,"seconds":%.6f,"right":%d,"wrong":%d,"lost":%d,"repeated":0,'
      .. '"p50":%.3f,"p99":%.3f}\n',
    summary.requests, summary.duration / 1e6, right, wrong,
    errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3
  ))
  for _, thread in ipairs(threads) do
    if thread:get("sample") then
      io.write("SAMPLE " .. thread:get("sample"):gsub("%c", " ") .. "\n")
      break
    end
  end
end
