use strict;
use warnings;

binmode STDIN,  ':encoding(UTF-8)';
binmode STDOUT, ':encoding(UTF-8)';
chomp(my $line = <STDIN>);
print "$line\n", length $line, "\n", substr($line, -1), "\n";
