-- Calls what is nil.
-- says: exit code
local nothing = nil
nothing()
