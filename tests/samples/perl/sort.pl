use strict;
use warnings;

my ($count, @numbers) = split ' ', join '', <STDIN>;
print join(' ', sort { $a <=> $b } @numbers), "\n";
print join(' ', reverse sort { $a <=> $b } @numbers), "\n";
