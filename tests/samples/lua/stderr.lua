print("to output")
io.stderr:write("to error\n")
