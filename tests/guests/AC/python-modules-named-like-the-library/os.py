print("mine is imported")
