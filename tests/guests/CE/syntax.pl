# Is no Perl.
my $x = ; {
