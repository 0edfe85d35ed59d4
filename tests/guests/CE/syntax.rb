# Is no Ruby.
def def end end
