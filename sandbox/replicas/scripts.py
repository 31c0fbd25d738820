"""What the store does in one step: Lua scripts over the keys of worlds.

Keys of the world NAME, all in one hash slot of a cluster; the prefix is that of `keys.Keys`:

- `storefront-sandbox:{NAME}`: a hash. `generation` is new with each reset, `origin` is what the
  world was made from, `count` is how many entries its log ever had, `last` the id of the newest,
  `folded` how many of them are in `base`, `journal` how many requests it ever had, `journal_bytes`
  the size of those kept.
- `…:log`: the entries past `folded`. An entry is 16 letters of an id, then changes.
- `…:ids`: ids of entries that are in `base`, the newest 1,000.
- `…:journal`: requests, newest last. `…:coverage`: counts of operations and codes.

`READ` and `COMMIT` take the heads of several worlds as KEYS, and for each what to do, packed
together: one call costs a replica much less than many. In a cluster they are given one world.
"""

from typing import Final

_TAIL: Final = """
local function last_of(head, position, folded)
  if position == 0 then return '' end
  if position == folded then return redis.call('LINDEX', head .. ':ids', -1) or '' end
  return string.sub(redis.call('LINDEX', head .. ':log', position - folded - 1) or '', 1, 16)
end

local function tail(head, known, position, last)
  local now = redis.call('HMGET', head, 'generation', 'count', 'folded', 'origin', 'format')
  local generation = now[1] or ''
  local count, folded = tonumber(now[2] or '0'), tonumber(now[3] or '0')
  local first, base = position, false
  if generation ~= known or position < folded or position > count
      or last_of(head, position, folded) ~= last then
    first, base = folded, redis.call('HGET', head, 'base') or ''
  end
  local entries = redis.call('LRANGE', head .. ':log', first - folded, -1)
  local sizes = {}
  for at, entry in ipairs(entries) do sizes[at] = string.len(entry) end
  local about = {generation, last_of(head, first, folded), first, now[4] or '', now[5] or '', sizes}
  return cmsgpack.pack(about), table.concat(entries), base
end

local function for_each(work)
  local unusual = {}
  for at, asked in ipairs(cmsgpack.unpack(ARGV[1])) do
    local is_done, result = pcall(work, KEYS[at], unpack(asked))
    if not is_done then
      result = tostring(type(result) == 'table' and result.err or result)
      local is_alone = string.find(result, 'WRONGTYPE') or string.find(result, 'ERR')
      if not (is_alone or string.find(result, 'attempt to')) then
        return redis.error_reply(result)
      end
      result = {result}
    end
    if result then unusual[#unusual + 1] = {at - 1, unpack(result)} end
  end
  return unusual
end
"""
"""A position is a number of entries and the id of the last of them: after a failover a store may
have other entries than those that were read.

What one world has that is spoilt is no failure for others; a store that is full is for all. Lua's
own errors ("attempt to compare nil with number") come of a spoilt head.
"""

READ: Final = (
    _TAIL
    + """
return for_each(function(head, known, position, last)
  local now = redis.call('HMGET', head, 'generation', 'count', 'last')
  if known ~= '' and now[1] == known and tonumber(now[2]) == position and now[3] == last then
    return nil
  end
  return {0, tail(head, known, position, last)}
end)
"""
)
"""Of each world the generation and the position that are known: what came since."""

COMMIT: Final = (
    _TAIL
    + """
local start = 1
local function taken(size)
  start = start + size
  return string.sub(ARGV[2], start - size, start - 1)
end
return for_each(function(head, known, position, last, made, origin, format, lives, most, room,
    counts, size, sizes)
  local entry, requests = taken(size), {}
  for at, each in ipairs(sizes) do requests[at] = taken(each) end
  local log, ids, journal = head .. ':log', head .. ':ids', head .. ':journal'
  local coverage = head .. ':coverage'
  local now = redis.call('HMGET', head, 'generation', 'count', 'folded', 'last')
  local generation = now[1] or ''
  local count, folded = tonumber(now[2] or '0'), tonumber(now[3] or '0')
  if generation ~= known or count ~= position or (now[4] or '') ~= last then
    local done = 0
    if entry ~= '' and generation == (known ~= '' and known or made) then
      local id = string.sub(entry, 1, 16)
      for _, each in ipairs(redis.call('LRANGE', log, math.max(position - folded, 0), -1)) do
        if string.sub(each, 1, 16) == id then done = 1 end
      end
      if done == 0 and folded > position and redis.call('LPOS', ids, id) then done = 1 end
    end
    return {done, tail(head, known, position, last)}
  end
  if known == '' then
    redis.call('HSET', head, 'generation', made, 'origin', origin, 'format', format, 'base', '',
      'count', 0, 'last', '', 'folded', 0, 'journal', 0, 'journal_bytes', 0)
    redis.call('DEL', log, ids, journal, coverage)
  end
  if entry ~= '' then
    redis.call('RPUSH', log, entry)
    redis.call('HSET', head, 'count', count + 1, 'last', string.sub(entry, 1, 16))
  end
  if #requests > 0 then
    local bytes = 0
    for _, each in ipairs(sizes) do bytes = bytes + each end
    local length = redis.call('RPUSH', journal, unpack(requests))
    redis.call('HINCRBY', head, 'journal', #requests)
    bytes = redis.call('HINCRBY', head, 'journal_bytes', bytes)
    local gone = 0
    while length > most or (bytes - gone > room and length > 0) do
      gone = gone + string.len(redis.call('LPOP', journal))
      length = length - 1
    end
    if gone > 0 then redis.call('HINCRBY', head, 'journal_bytes', -gone) end
  end
  if #counts > 0 then
    local has_room = redis.call('HLEN', coverage) < 4000
    for at = 1, #counts, 2 do
      if has_room or redis.call('HEXISTS', coverage, counts[at]) == 1 then
        redis.call('HINCRBY', coverage, counts[at], counts[at + 1])
      end
    end
  end
  if lives > 0 then
    for _, key in ipairs({head, log, ids, journal, coverage}) do
      redis.call('PEXPIRE', key, lives)
    end
  end
  return nil
end)
"""
)
"""Of each world what `shared_store.Commit` has, with sizes for its entry and its requests; these
are in ARGV[2], one after another: the store's msgpack has no bytes. Answers those that were not
done now.

The first that is written for a world grows the store, so that one that is full refuses it.
"""

REPLACE: Final = """
if string.len(ARGV[4]) > 1024 or redis.call('EXISTS', KEYS[1]) == 0 then
  redis.call('HSET', KEYS[1], 'origin', ARGV[2])
end
redis.call('DEL', unpack(KEYS))
redis.call('HSET', KEYS[1], 'generation', ARGV[1], 'origin', ARGV[2], 'format', ARGV[3],
  'base', ARGV[4], 'count', 0, 'last', '', 'folded', 0)
redis.call('PEXPIRE', KEYS[1], ARGV[5])
return 1
"""
"""ARGV: generation, origin, format, changes, milliseconds to live.

A store that is full refuses new worlds and large ones, and lets a reset make room.
"""

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
