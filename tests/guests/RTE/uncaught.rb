# Raises and rescues nothing.
# says: exit code
raise "enough"
