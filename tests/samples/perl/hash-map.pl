use strict;
use warnings;

my %counts;
while (my $line = <STDIN>) {
    $counts{$_}++ for split ' ', $line;
}
print "$_ $counts{$_}\n" for sort { $counts{$b} <=> $counts{$a} || $a cmp $b } keys %counts;
