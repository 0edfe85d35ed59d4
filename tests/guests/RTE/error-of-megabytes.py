# Raises an error with a text of nearly the output limit.

raise ValueError('x' * 900000)
