-- Posts one document again and again, each time with the next token, and looks at every answer.
-- wrk -s load.lua URL -- BODY TOKENS MARKER: files, and a text that every right answer contains.

local PLACEHOLDER = "TOKEN_GOES_HERE"
local thread_of_main

function setup(thread)
  thread_of_main = thread
end

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("*a")
  file:close()
  return text
end

function init(args)
  tokens, sent, right, wrong = {}, 0, 0, 0
  for line in io.lines(args[2]) do
    tokens[#tokens + 1] = line
  end
  supply = #tokens
  local body = read(args[1])
  local first, last = body:find(PLACEHOLDER, 1, true)
  before, after = body:sub(1, first - 1), body:sub(last + 1)
  fixed = #before + #after
  head = "POST " .. wrk.path .. " HTTP/1.1\r\nHost: " .. wrk.host .. ":" .. wrk.port
    .. "\r\nAccept: application/json\r\nContent-Type: application/json"
    .. "\r\nX-Shopify-Storefront-Access-Token: sandbox-public\r\nContent-Length: "
  marker = args[3]
end

function request()
  local token = tokens[sent % #tokens + 1]
  sent = sent + 1
  return head .. (fixed + #token) .. "\r\n\r\n" .. before .. token .. after
end

function response(status, headers, body)
  if status == 200 and body:find(marker, 1, true) then
    right = right + 1
  else
    wrong = wrong + 1
    sample = sample or (status .. " " .. body:sub(1, 200))
  end
end

function done(summary, latency)
  local errors = summary.errors
  local lost = errors.connect + errors.read + errors.write + errors.timeout
  local thread = thread_of_main
  io.write(string.format(
    '\nRESULT {"requests":%d,"seconds":%.6f,"right":%d,"wrong":%d,"lost":%d,"repeated":%d,'
      .. '"p50":%.3f,"p99":%.3f}\n',
    summary.requests, summary.duration / 1e6, thread:get("right"), thread:get("wrong"), lost,
    math.max(0, thread:get("sent") - thread:get("supply")),
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3
  ))
  if thread:get("sample") then
    io.write("SAMPLE " .. thread:get("sample"):gsub("%c", " ") .. "\n")
  end
end
