"""What the store does in one step: Lua scripts over the keys of one world.

Keys of the world NAME, all in one hash slot of a cluster:

- `storefront-sandbox:{NAME}`: a hash. `generation` is new with each reset, `origin` is what the
  world was made from, `count` is how many entries its log ever had, `folded` how many of them are
  in `base`, `journal` how many requests it ever had, `journal_bytes` the size of those kept.
- `…:log`: the entries past `folded`. An entry is 16 bytes of an id, then changes.
- `…:ids`: ids of entries that are in `base`, the newest 1,000.
- `…:journal`: requests, newest last. `…:coverage`: counts of operations and codes.
"""

from typing import Final

PARTS: Final = ("", ":log", ":ids", ":journal", ":coverage")
PREFIX: Final = "storefront-sandbox:"
WORLDS: Final = "storefront-sandbox:worlds"
"""A sorted set of the names of worlds, by the time at which they were last known to change."""

PROCESS: Final = "storefront-sandbox:process:"
"""Before the id of a process that sends webhooks: a key that lives as long as the process."""


def keys(name: str) -> list[str]:
    return [f"{PREFIX}{{{name}}}{part}" for part in PARTS]


_TAIL: Final = """
local function tail(known, position)
  local head = redis.call('HMGET', KEYS[1], 'generation', 'count', 'folded', 'origin', 'format')
  local generation = head[1] or ''
  local count, folded = tonumber(head[2] or '0'), tonumber(head[3] or '0')
  if generation == known and position >= folded then
    local entries = redis.call('LRANGE', KEYS[2], position - folded, -1)
    return {generation, count, position, head[4] or '', head[5] or '', false, entries}
  end
  local base = redis.call('HGET', KEYS[1], 'base') or ''
  local entries = redis.call('LRANGE', KEYS[2], 0, -1)
  return {generation, count, folded, head[4] or '', head[5] or '', base, entries}
end
"""

READ: Final = (
    _TAIL
    + """
return tail(ARGV[1], tonumber(ARGV[2]))
"""
)
"""ARGV: the generation and the number of entries that are known. What came since."""

COMMIT: Final = (
    _TAIL
    + """
local known, position, entry, made = ARGV[1], tonumber(ARGV[2]), ARGV[3], ARGV[4]
local head = redis.call('HMGET', KEYS[1], 'generation', 'count', 'folded')
local generation = head[1] or ''
local count, folded = tonumber(head[2] or '0'), tonumber(head[3] or '0')
if generation ~= known or count ~= position then
  local done = 0
  if entry ~= '' and generation == (known ~= '' and known or made) then
    local id = string.sub(entry, 1, 16)
    local newer = redis.call('LRANGE', KEYS[2], math.max(position - folded, 0), -1)
    for _, each in ipairs(newer) do
      if string.sub(each, 1, 16) == id then done = 1 end
    end
    if done == 0 and folded > position and redis.call('LPOS', KEYS[3], id) then done = 1 end
  end
  return {done, 0, tail(known, position)}
end
if known == '' then
  redis.call('DEL', unpack(KEYS))
  redis.call('HSET', KEYS[1], 'generation', made, 'origin', ARGV[5], 'format', ARGV[6],
    'count', 0, 'folded', 0)
end
if entry ~= '' then
  redis.call('RPUSH', KEYS[2], entry)
  count = redis.call('HINCRBY', KEYS[1], 'count', 1)
end
local requests, place = tonumber(ARGV[10]), 11
if requests > 0 then
  local bytes = 0
  for at = place, place + requests - 1 do
    redis.call('RPUSH', KEYS[4], ARGV[at])
    bytes = bytes + string.len(ARGV[at])
  end
  place = place + requests
  redis.call('HINCRBY', KEYS[1], 'journal', requests)
  bytes = redis.call('HINCRBY', KEYS[1], 'journal_bytes', bytes)
  local most, room, gone = tonumber(ARGV[8]), tonumber(ARGV[9]), 0
  local length = redis.call('LLEN', KEYS[4])
  while length > most or (bytes - gone > room and length > 0) do
    gone = gone + string.len(redis.call('LPOP', KEYS[4]))
    length = length - 1
  end
  if gone > 0 then redis.call('HINCRBY', KEYS[1], 'journal_bytes', -gone) end
end
for at = place, #ARGV, 2 do
  if redis.call('HLEN', KEYS[5]) < 4000 or redis.call('HEXISTS', KEYS[5], ARGV[at]) == 1 then
    redis.call('HINCRBY', KEYS[5], ARGV[at], ARGV[at + 1])
  end
end
local lives = tonumber(ARGV[7])
if lives > 0 then
  for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, lives) end
end
return {1, redis.call('LLEN', KEYS[2]), {known == '' and made or known, count}}
"""
)
"""ARGV: the generation and the number of entries that are known; an entry, or nothing; for a world
that is not there yet, a generation; its origin; the format; milliseconds that it lives from now on,
or 0; the most requests and bytes of its journal; how many requests follow; these; and pairs of a
count's name and what to add to it."""

REPLACE: Final = """
redis.call('DEL', unpack(KEYS))
redis.call('HSET', KEYS[1], 'generation', ARGV[1], 'origin', ARGV[2], 'format', ARGV[3],
  'base', ARGV[4], 'count', 0, 'folded', 0)
redis.call('PEXPIRE', KEYS[1], ARGV[5])
return 1
"""
"""ARGV: generation, origin, format, changes, milliseconds to live."""

FOLD: Final = """
local head = redis.call('HMGET', KEYS[1], 'generation', 'folded')
local position, folded = tonumber(ARGV[2]), tonumber(head[2] or '0')
if head[1] ~= ARGV[1] or position <= folded then return 0 end
local number = position - folded
for _, entry in ipairs(redis.call('LRANGE', KEYS[2], 0, number - 1)) do
  redis.call('RPUSH', KEYS[3], string.sub(entry, 1, 16))
end
redis.call('LTRIM', KEYS[3], -1000, -1)
redis.call('LTRIM', KEYS[2], number, -1)
redis.call('HSET', KEYS[1], 'folded', position, 'base', ARGV[3])
for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, ARGV[4]) end
return 1
"""
"""ARGV: generation, number of entries, the changes that they come to, milliseconds to live."""

JOURNAL: Final = """
local head = redis.call('HMGET', KEYS[1], 'generation', 'journal')
local generation, last = head[1] or '', tonumber(head[2] or '0')
local known = generation == ARGV[1] and tonumber(ARGV[2]) or 0
local missing = math.max(last - known, 0)
local entries = {}
if missing > 0 then entries = redis.call('LRANGE', KEYS[4], -missing, -1) end
return {generation, last, entries, redis.call('HGETALL', KEYS[5]), redis.call('LLEN', KEYS[4])}
"""
"""ARGV: the generation, and the number of the newest request that is known."""

CLEAR_JOURNAL: Final = """
if redis.call('HGET', KEYS[1], 'generation') ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[4])
redis.call('HSET', KEYS[1], 'journal_bytes', 0)
return 1
"""
