# Prints without end.
print "flood " x 1000 while 1;
