use strict;
use warnings;
use integer;

print 9223372036854775807, "\n";
print -9223372036854775807 - 1, "\n";
print 123456789 * 987654321, "\n";
print 1000000000000000000 / 7, "\n";
print 1000000000000000000 % 7, "\n";
print 1 << 62, "\n";
my $factorial = 1;
$factorial = $factorial * $_ % 1000000007 for 1 .. 100;
print "$factorial\n";
