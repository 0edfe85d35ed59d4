# Has a mistake in line 4.
# says: main.py

print(1
