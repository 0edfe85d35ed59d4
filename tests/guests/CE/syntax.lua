-- Is no Lua.
if then else end end
