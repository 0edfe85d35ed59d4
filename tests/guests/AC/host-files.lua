-- Opens files of the host.
local got = nil
for _, name in ipairs({"/etc/passwd", "/proc/self/environ", "../../etc/passwd", "/dev/kmsg", "/w/../etc/shadow"}) do
  local file = io.open(name)
  if file then got = name end
end
print(got or 7)
