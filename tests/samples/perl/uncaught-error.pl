print "before\n";
die "uncaught";
