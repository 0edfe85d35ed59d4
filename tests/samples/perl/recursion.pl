use strict;
use warnings;
no warnings 'recursion';

sub sum {
    my ($n) = @_;
    return $n == 0 ? 0 : $n + sum($n - 1);
}
print sum(100000), "\n";
