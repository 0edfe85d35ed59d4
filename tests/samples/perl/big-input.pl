use strict;
use warnings;

my ($count, $sum, $largest) = (0, 0, 0);
while (my $number = <STDIN>) {
    chomp $number;
    $count++;
    $sum += $number;
    $largest = $number if $number > $largest;
}
print "$count $sum $largest\n";
