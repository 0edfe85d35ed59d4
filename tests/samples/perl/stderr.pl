print STDERR "to error\n";
print "to output\n";
