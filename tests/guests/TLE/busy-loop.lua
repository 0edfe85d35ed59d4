-- Spins.
while true do end
