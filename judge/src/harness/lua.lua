-- Calls what the submission defines, with what the judge sends; see ../mod.rs of the harnesses.
local stdout, stderr, exit, concat = io.stdout, io.stderr, os.exit, table.concat
local line = io.read("a"):gmatch("([^\n]*)\n")
local frame = line()
local out = {}
local stage, place = "load", 0
-- A longer list or tree has no end.
local NODES_MAX = 2000000

ListNode = {}
ListNode.__index = ListNode
function ListNode.new(val, next)
  return setmetatable({ val = val or 0, next = next }, ListNode)
end
TreeNode = {}
TreeNode.__index = TreeNode
function TreeNode.new(val, left, right)
  return setmetatable({ val = val or 0, left = left, right = right }, TreeNode)
end
local new_list_node, new_tree_node = ListNode.new, TreeNode.new

local function put(text)
  out[#out + 1] = text
end

local function words(of)
  local items, count = {}, 0
  for word in line():gmatch("%S+") do
    count = count + 1
    items[count] = of(word)
  end
  return items, count
end

local function float(word)
  return tonumber(word) + 0.0
end
local function is_one(word)
  return word == "1"
end
local function read_int()
  return math.tointeger(line())
end
local function read_float()
  return float(line())
end
local function read_bool()
  return line() == "1"
end
local function read_string()
  return (line():gsub("\\(.)", { ["\\"] = "\\", n = "\n", r = "\r" }))
end
local function read_ints()
  return (words(math.tointeger))
end
local function read_floats()
  return (words(float))
end
local function read_bools()
  return (words(is_one))
end
local function read_chars()
  local items, text = {}, read_string()
  for i = 1, #text do
    items[i] = text:sub(i, i)
  end
  return items
end
local function read_list()
  local items, count = words(math.tointeger)
  local node = nil
  for i = count, 1, -1 do
    node = new_list_node(items[i], node)
  end
  return node
end
local function read_tree()
  local nodes, count = words(function(word)
    return word ~= "#" and new_tree_node(math.tointeger(word))
  end)
  local parents = {}
  for i = 1, count do
    if nodes[i] then
      parents[#parents + 1] = nodes[i]
    end
    if i > 1 then
      local side = i % 2 == 0 and "left" or "right"
      parents[i // 2][side] = nodes[i] or nil
    end
  end
  return nodes[1] or nil
end
local function read_array(item)
  return function()
    local items, count = {}, read_int()
    for i = 1, count do
      items[i] = item()
    end
    -- Empty lists and trees are nil, which no length operator counts.
    if #items < count or items[count] == nil then
      items.n = count
    end
    return items
  end
end
local function read_optional(inner)
  return function()
    if line() == "1" then
      return inner()
    end
  end
end
local read_long, read_char, read_longs = read_int, read_string, read_ints
local read_graph = read_array(read_ints)

local function int_text(value)
  return ("%d"):format(value)
end
local function float_text(value)
  return ("%.17g"):format(value)
end
local function bool_text(value)
  assert(value == true or value == false)
  return value and "1" or "0"
end
local function write_int(value)
  put(int_text(value))
end
local function write_float(value)
  put(float_text(value))
end
local function write_bool(value)
  put(bool_text(value))
end
local function write_string(value)
  assert(type(value) == "string")
  put((value:gsub("[\\\n\r]", { ["\\"] = "\\\\", ["\n"] = "\\n", ["\r"] = "\\r" })))
end
local function write_words(of)
  return function(value)
    assert(type(value) == "table")
    local items = {}
    for i = 1, #value do
      items[i] = of(value[i])
    end
    put(concat(items, " "))
  end
end
local write_ints, write_floats, write_bools = write_words(int_text), write_words(float_text), write_words(bool_text)
local function write_chars(value)
  write_string(concat(value))
end
local function write_list(node)
  local items = {}
  while node ~= nil do
    items[#items + 1] = int_text(node.val)
    assert(#items <= NODES_MAX)
    node = node.next
  end
  put(concat(items, " "))
end
local function write_tree(root)
  local items, nodes, count, last = {}, { root or false }, 1, 0
  local i = 1
  while i <= count do
    local node = nodes[i]
    if node then
      items[i] = int_text(node.val)
      last = i
      assert(i <= NODES_MAX)
      nodes[count + 1] = node.left or false
      nodes[count + 2] = node.right or false
      count = count + 2
    else
      items[i] = "#"
    end
    i = i + 1
  end
  put(concat(items, " ", 1, last))
end
local function write_array(item)
  return function(value)
    assert(type(value) == "table")
    local count = value.n or #value
    put(int_text(count))
    for i = 1, count do
      item(value[i])
    end
  end
end
local function write_optional(inner)
  return function(value)
    put(value == nil and "0" or "1")
    if value ~= nil then
      inner(value)
    end
  end
end
local write_long, write_char, write_longs = write_int, write_string, write_ints
local write_graph = write_array(write_ints)

local function misuse(state)
  error({ misuse = state }, 0)
end

local function checked(given, count)
  if type(given) ~= "function" then
    misuse("missing")
  end
  local info = debug.getinfo(given, "u")
  if info.nparams > count and not info.isvararg then
    misuse("arity")
  end
  return given
end

local function function_of(module)
  local name, snake = "@NAME@", "@SNAKE@"
  local fields = type(module) == "table" and module or {}
  return rawget(_G, name) or rawget(_G, snake) or fields[name] or fields[snake] or type(module) == "function" and module
end

local function call_function(module)
  local reads, writes = @READS@, @WRITES@
  local given = {}
  local call = checked(function_of(module), #reads)
  for number = 0, read_int() - 1 do
    place = number
    for i = 1, #reads do
      given[i] = reads[i]()
    end
    stage = "call"
    local returned = call(table.unpack(given, 1, #reads))
    stage = "write"
    for i = 1, #writes do
      local which, write = writes[i][1], writes[i][2]
      if which == 0 then
        write(returned)
      else
        write(given[which])
      end
    end
  end
end

local function use_class(module)
  local reads, methods = @READS@, @METHODS@
  local kind = rawget(_G, "@NAME@") or type(module) == "table" and (module["@NAME@"] or module)
  local new = checked(type(kind) == "table" and kind.new, #reads)
  for _, method in ipairs(methods) do
    method[1] = kind[method[1]] and method[1] or method[2]
    checked(kind[method[1]], #method[3] + 1)
  end
  local given = {}
  for number = 0, read_int() - 1 do
    place = number
    local count = read_int()
    for i = 1, #reads do
      given[i] = reads[i]()
    end
    stage = "call"
    local one = new(table.unpack(given, 1, #reads))
    for _ = 2, count do
      local method = methods[read_int()]
      local method_reads, write = method[3], method[4]
      for i = 1, #method_reads do
        given[i] = method_reads[i]()
      end
      stage = "call"
      local returned = one[method[1]](one, table.unpack(given, 1, #method_reads))
      if write then
        stage = "write"
        write(returned)
      end
    end
  end
end

local traceback = debug.traceback
local function explain(problem)
  if type(problem) == "table" and problem.misuse then
    return problem.misuse
  end
  if stage == "write" then
    return "type"
  end
  local text = traceback(tostring(problem), 2):gsub("\n[^\n]*mettle%.lua:[^\n]*", ""):gsub("\n%s*%[C%]: in function 'xpcall'", "")
  stdout:flush()
  stderr:write("lua: ", text, "\n")
  return "failed"
end

local ok, state = xpcall(function()
  local module = assert(loadfile("@MAIN@", "t"))()
  stage = "find"
  local run = @CLASS@ and use_class or call_function
  run(module)
  return "done"
end, explain)
put(frame .. " " .. state .. " " .. place .. "\n")
stdout:write(frame, "\n", concat(out, "\n"))
if state ~= "done" and state ~= "type" then
  exit(1)
end
