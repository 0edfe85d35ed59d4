use strict;
use warnings;

my ($count, @numbers) = split ' ', join '', <STDIN>;
my $sum = 0;
$sum += $_ for @numbers[0 .. $count - 1];
print "$sum\n";
