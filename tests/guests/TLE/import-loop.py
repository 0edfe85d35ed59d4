# Tries an import that is not there for ever.
while True:
    try:
        import not_there
    except ImportError:
        pass
