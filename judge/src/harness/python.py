# Calls what the submission defines, with what the judge sends; see ../mod.rs of the harnesses.
import sys
import types

lines = iter(sys.stdin.buffer.read().decode().split("\n"))
line = lines.__next__
frame = line()
out = []
put = out.append
stage = "load"
place = 0
# A longer list or tree has no end.
NODES_MAX = 2_000_000


class ListNode:
    def __init__(self, val=0, next=None):
        self.val = val
        self.next = next


class TreeNode:
    def __init__(self, val=0, left=None, right=None):
        self.val = val
        self.left = left
        self.right = right


def read_int():
    return int(line())


def read_float():
    return float(line())


def read_bool():
    return line() == "1"


def read_string():
    text = line()
    if "\\" not in text:
        return text
    parts = text.split("\\\\")
    return "\\".join([part.replace("\\n", "\n").replace("\\r", "\r") for part in parts])


def read_ints():
    return list(map(int, line().split()))


def read_floats():
    return list(map(float, line().split()))


def read_bools():
    return [word == "1" for word in line().split()]


def read_chars():
    return list(read_string())


def read_list():
    node = None
    for word in reversed(line().split()):
        node = ListNode(int(word), node)
    return node


def read_tree():
    nodes = [word != "#" and TreeNode(int(word)) or None for word in line().split()]
    parents = [node for node in nodes if node]
    for index, node in enumerate(nodes[1:]):
        if index % 2 == 0:
            parents[index // 2].left = node
        else:
            parents[index // 2].right = node
    return nodes[0] if nodes else None


def read_array(item):
    return lambda: [item() for _ in range(int(line()))]


def read_optional(inner):
    return lambda: inner() if line() == "1" else None


def write_int(value):
    put(str(value))


def write_float(value):
    put(repr(float(value)))


def write_bool(value):
    if value != True and value != False:
        raise TypeError("no bool")
    put("1" if value else "0")


def write_string(value):
    put(value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r"))


def iterable(value):
    if isinstance(value, (str, dict)):
        raise TypeError("no list")
    return value


def write_ints(value):
    put(" ".join(map(str, iterable(value))))


def write_floats(value):
    put(" ".join([repr(float(item)) for item in iterable(value)]))


def write_bools(value):
    put(" ".join(["1" if item else "0" for item in iterable(value)]))


def write_chars(value):
    write_string("".join(value))


def write_list(node):
    words = []
    while node is not None:
        words.append(str(node.val))
        if len(words) > NODES_MAX:
            raise TypeError("a list without an end")
        node = node.next
    put(" ".join(words))


def write_tree(root):
    words = []
    nodes = [root]
    for node in nodes:
        if node is None:
            words.append("#")
            continue
        words.append(str(node.val))
        if len(words) > NODES_MAX:
            raise TypeError("a tree without an end")
        nodes.append(node.left)
        nodes.append(node.right)
    while words and words[-1] == "#":
        words.pop()
    put(" ".join(words))


def write_array(item):
    def write(value):
        items = iterable(value)
        put(str(len(items)))
        for one in items:
            item(one)

    return write


def write_optional(inner):
    def write(value):
        put("0" if value is None else "1")
        if value is not None:
            inner(value)

    return write


read_long, read_char, read_longs = read_int, read_string, read_ints
write_long, write_char, write_longs = write_int, write_string, write_ints
read_graph, write_graph = read_array(read_ints), write_array(write_ints)

# What a submission may use without importing it, as on other sites.
MODULES = "bisect collections functools heapq itertools math operator random re string sys typing"
NAMES = {
    "bisect": "bisect_left bisect_right insort",
    "collections": "Counter OrderedDict defaultdict deque",
    "functools": "cache cmp_to_key lru_cache reduce",
    "heapq": "heapify heappop heappush heappushpop heapreplace merge nlargest nsmallest",
    "itertools": "accumulate chain combinations cycle groupby pairwise permutations product zip_longest",
    "math": "ceil comb floor gcd inf isqrt lcm sqrt",
    "typing": "Any Dict List Optional Set Tuple",
}


def used_names(code, names):
    names.update(code.co_names)
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            used_names(constant, names)
    return names


def given(code):
    used = used_names(code, set())
    space = {"__name__": "solution", "__file__": "/w/@MAIN@", "ListNode": ListNode, "TreeNode": TreeNode}
    for module, names in NAMES.items():
        for name in used.intersection(names.split()):
            space[name] = getattr(__import__(module), name)
    for module in used.intersection(MODULES.split()):
        space[module] = __import__(module)
    return space


def end(state):
    """Ends the frame of results; whoever printed before it has printed."""
    sys.stdout.flush()
    if sys.stdout is not stdout:
        stdout.flush()
    out.append(f"{frame} {state} {place}\n")
    stdout.buffer.write(f"{frame}\n".encode() + "\n".join(out).encode("utf-8", "replace"))


def load():
    with open("@MAIN@", "rb") as file:
        code = compile(file.read(), "@MAIN@", "exec", dont_inherit=True)
    space = given(code)
    exec(code, space)
    return space


def function_of(space):
    solution = space.get("Solution")
    for name in ("@NAME@", "@SNAKE@"):
        if isinstance(solution, type) and hasattr(solution, name):
            return lambda *arguments: getattr(solution(), name)(*arguments)
    for name in ("@NAME@", "@SNAKE@"):
        if callable(space.get(name)):
            return space[name]
    raise LookupError


def call_function(space):
    global stage, place
    stage = "find"
    function = function_of(space)
    reads, writes = @READS@, @WRITES@
    for place in range(int(line())):
        arguments = [read() for read in reads]
        stage = "call"
        returned = function(*arguments)
        stage = "write"
        for which, write in writes:
            write(returned if which is None else arguments[which])


def methods_of(kind):
    found = []
    for name, snake, reads, write in @METHODS@:
        known = name if hasattr(kind, name) else snake
        getattr(kind, known)
        found.append((known, reads, write))
    return found


def use_class(space):
    global stage, place
    stage = "find"
    kind = space["@NAME@"]
    methods = methods_of(kind)
    reads = @READS@
    for place in range(int(line())):
        count = int(line())
        arguments = [read() for read in reads]
        stage = "call"
        one = kind(*arguments)
        for _ in range(count - 1):
            name, method_reads, write = methods[int(line()) - 1]
            arguments = [read() for read in method_reads]
            stage = "call"
            returned = getattr(one, name)(*arguments)
            if write is not None:
                stage = "write"
                write(returned)


def explain(error):
    """The state of an end that is no good one."""
    frames = error.__traceback__
    while frames is not None and frames.tb_frame.f_code.co_filename == __file__.rpartition("/")[2]:
        frames = frames.tb_next
    if stage == "find":
        return "missing"
    if stage == "write":
        return "type"
    if frames is None and stage == "call" and isinstance(error, TypeError):
        return "arity"
    sys.stdout.flush()
    sys.excepthook(type(error), error.with_traceback(frames), frames)
    return "failed"


stdout = sys.stdout
try:
    (use_class if @CLASS@ else call_function)(load())
    state = "done"
except SystemExit:
    raise
except BaseException as error:
    state = explain(error)
end(state)
if state != "done" and state != "type":
    sys.exit(1)
