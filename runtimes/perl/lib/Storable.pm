# The interpreter comes without Storable, whose native part cannot be loaded; Encode wants it to be
# there. Copies of data structures are what programs use it for.
package Storable;
use strict;
use warnings;
use Exporter 'import';
use Scalar::Util qw(blessed refaddr reftype);

our $VERSION   = '3.37';
our @EXPORT_OK = qw(dclone);

sub dclone { _copy($_[0], {}) }

sub _copy {
    my ($value, $seen) = @_;
    return $value unless ref $value;
    my $address = refaddr $value;
    return $seen->{$address} if exists $seen->{$address};
    my $type = reftype $value;
    my $copy;
    if ($type eq 'ARRAY') {
        $copy = $seen->{$address} = [];
        push @$copy, _copy($_, $seen) for @$value;
    }
    elsif ($type eq 'HASH') {
        $copy = $seen->{$address} = {};
        $copy->{$_} = _copy($value->{$_}, $seen) for keys %$value;
    }
    elsif ($type eq 'SCALAR' || $type eq 'REF') {
        $copy = $seen->{$address} = \my $inner;
        $inner = _copy($$value, $seen);
    }
    else {
        die "Storable cannot copy a $type reference\n";
    }
    bless $copy, blessed $value if defined blessed $value;
    return $copy;
}
1;
