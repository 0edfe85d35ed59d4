print("before")
raise RuntimeError("boom")
