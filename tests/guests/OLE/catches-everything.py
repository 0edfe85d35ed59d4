# Catches every error of its flood.
while True:
    try:
        print("more")
    except BaseException:
        continue
