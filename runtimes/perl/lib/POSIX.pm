# The interpreter comes without POSIX, whose native part cannot be loaded. This has what programs
# without an operating system use of it: numbers, limits, times and exit codes.
package POSIX;
use strict;
use warnings;
use Exporter 'import';

my %constants = (
    INT_MAX      => 2147483647,
    INT_MIN      => -2147483648,
    UINT_MAX     => 4294967295,
    SHRT_MAX     => 32767,
    SHRT_MIN     => -32768,
    LONG_MAX     => 9223372036854775807,
    LONG_MIN     => -9223372036854775807 - 1,
    ULONG_MAX    => 18446744073709551615,
    CHAR_BIT     => 8,
    DBL_MAX      => 1.7976931348623157e308,
    DBL_MIN      => 2.2250738585072014e-308,
    DBL_EPSILON  => 2.220446049250313e-16,
    DBL_DIG      => 15,
    FLT_MAX      => 3.40282346638528859812e38,
    FLT_EPSILON  => 1.1920928955078125e-07,
    EXIT_SUCCESS => 0,
    EXIT_FAILURE => 1,
    EINTR        => 27,
    EAGAIN       => 6,
    EWOULDBLOCK  => 6,
);
my $pi = 4 * CORE::atan2(1, 1);
my %more = (
    M_PI    => $pi,
    M_PI_2  => $pi / 2,
    M_E     => CORE::exp(1),
    M_SQRT2 => CORE::sqrt(2),
    M_LN2   => CORE::log(2),
    M_LN10  => CORE::log(10),
    INFINITY => 9**9**9,
    NAN      => -sin(9**9**9),
);
{
    no strict 'refs';
    my %all = (%constants, %more);
    for my $name (keys %all) {
        my $value = $all{$name};
        *{$name} = sub () { $value };
    }
}

sub trunc { my $x = $_[0]; $x == $x && abs($x) < 4503599627370496 ? CORE::int($x) : $x }
sub floor { my $t = trunc($_[0]); $t > $_[0] ? $t - 1 : $t }
sub ceil  { my $t = trunc($_[0]); $t < $_[0] ? $t + 1 : $t }
sub round { $_[0] < 0 ? ceil($_[0] - 0.5) : floor($_[0] + 0.5) }
sub lround { CORE::int(round($_[0])) }
sub rint { my $f = floor($_[0]); my $d = $_[0] - $f; $d < 0.5 || ($d == 0.5 && $f % 2 == 0) ? $f : $f + 1 }
sub fmod {
    my ($x, $y) = @_;
    return $x - $y * trunc($x / $y) if abs($x) > 1e15 || abs($y) > 1e15 || $x != CORE::int($x) || $y != CORE::int($y);
    use integer;
    return $x % $y;
}
sub modf { my $t = trunc($_[0]); ($_[0] - $t, $t) }
sub frexp {
    my $x = $_[0];
    return (0, 0) if $x == 0;
    my $e = floor(CORE::log(abs $x) / CORE::log(2)) + 1;
    my $m = $x / 2**$e;
    ($m, $e) = ($m / 2, $e + 1) if abs($m) >= 1;
    ($m, $e) = ($m * 2, $e - 1) if abs($m) < 0.5;
    return ($m, $e);
}
sub ldexp { $_[0] * 2**$_[1] }
sub fabs  { CORE::abs($_[0]) }
sub fmax  { $_[0] > $_[1] ? $_[0] : $_[1] }
sub fmin  { $_[0] < $_[1] ? $_[0] : $_[1] }
sub pow   { $_[0]**$_[1] }
sub cbrt  { $_[0] < 0 ? -((-$_[0])**(1 / 3)) : $_[0]**(1 / 3) }
sub hypot { CORE::sqrt($_[0]**2 + $_[1]**2) }
sub log2  { CORE::log($_[0]) / CORE::log(2) }
sub log10 { CORE::log($_[0]) / CORE::log(10) }
sub tan   { CORE::sin($_[0]) / CORE::cos($_[0]) }
sub asin  { CORE::atan2($_[0], CORE::sqrt(1 - $_[0]**2)) }
sub acos  { CORE::atan2(CORE::sqrt(1 - $_[0]**2), $_[0]) }
sub atan  { CORE::atan2($_[0], 1) }
sub sinh  { (CORE::exp($_[0]) - CORE::exp(-$_[0])) / 2 }
sub cosh  { (CORE::exp($_[0]) + CORE::exp(-$_[0])) / 2 }
sub tanh  { my $e = CORE::exp(2 * $_[0]); ($e - 1) / ($e + 1) }
sub isnan { $_[0] != $_[0] ? 1 : 0 }
sub isinf { abs($_[0]) == 9**9**9 ? 1 : 0 }
sub toupper { CORE::uc $_[0] }
sub tolower { CORE::lc $_[0] }
sub strstr { CORE::index($_[0], $_[1]) }
sub strtod {
    my ($number) = $_[0] =~ /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)/;
    my $rest = defined $number ? length($_[0]) - $+[1] : length $_[0];
    return wantarray ? (($number // 0) + 0, $rest) : ($number // 0) + 0;
}
sub strtol {
    my ($text, $base) = (@_, 10);
    $text =~ /^\s*([+-]?)/g;
    my ($sign, $at) = ($1, pos $text);
    if (($base == 16 || $base == 0) && substr($text, $at) =~ /^0[xX]/) { ($base, $at) = (16, $at + 2) }
    $base = substr($text, $at) =~ /^0/ ? 8 : 10 if $base == 0;
    my $value = 0;
    for (; $at < length $text; $at++) {
        my $digit = CORE::index('0123456789abcdefghijklmnopqrstuvwxyz', CORE::lc CORE::substr($text, $at, 1));
        last if $digit < 0 || $digit >= $base;
        $value = $value * $base + $digit;
    }
    $value = -$value if $sign eq '-';
    return wantarray ? ($value, length($text) - $at) : $value;
}
*strtoul = \&strtol;

my @days   = qw(Sunday Monday Tuesday Wednesday Thursday Friday Saturday);
my @months = qw(January February March April May June July August September October November December);

# Days since 1970-01-01 of a date whose month may be out of range.
sub _days {
    my ($year, $month, $day) = @_;
    $year += floor($month / 12);
    $month %= 12;
    ($year, $month) = $month < 2 ? ($year - 1, $month + 10) : ($year, $month - 2);
    return 365 * $year + floor($year / 4) - floor($year / 100) + floor($year / 400)
        + CORE::int((153 * $month + 2) / 5) + $day - 719469;
}
sub mktime {
    my ($second, $minute, $hour, $day, $month, $year) = @_;
    return _days($year + 1900, $month, $day) * 86400 + $hour * 3600 + $minute * 60 + $second;
}
sub strftime {
    my ($format, @time) = @_;
    my ($s, $m, $h, $d, $mon, $y, $wday, $yday) = gmtime mktime(@time[0 .. 5]);
    my %say = (
        a => sub { substr $days[$wday], 0, 3 },   A => sub { $days[$wday] },
        b => sub { substr $months[$mon], 0, 3 },  B => sub { $months[$mon] },
        d => sub { sprintf '%02d', $d },          e => sub { sprintf '%2d', $d },
        H => sub { sprintf '%02d', $h },          I => sub { sprintf '%02d', ($h + 11) % 12 + 1 },
        j => sub { sprintf '%03d', $yday + 1 },   m => sub { sprintf '%02d', $mon + 1 },
        M => sub { sprintf '%02d', $m },          p => sub { $h < 12 ? 'AM' : 'PM' },
        S => sub { sprintf '%02d', $s },          s => sub { mktime(@time[0 .. 5]) },
        u => sub { $wday || 7 },                  w => sub { $wday },
        y => sub { sprintf '%02d', $y % 100 },    Y => sub { $y + 1900 },
        Z => sub { 'UTC' },                       z => sub { '+0000' },
        n => sub { "\n" },                        t => sub { "\t" }, '%' => sub { '%' },
    );
    my %long = (D => '%m/%d/%y', F => '%Y-%m-%d', R => '%H:%M', T => '%H:%M:%S', c => '%a %b %e %T %Y', x => '%D', X => '%T');
    1 while $format =~ s/(?<!%)((?:%%)*)%([DFRTcxX])/$1$long{$2}/g;
    $format =~ s/%(.)/$say{$1} ? $say{$1}->() : "%$1"/ges;
    return $format;
}
sub getpid { $$ }
sub _exit { CORE::exit($_[0]) }
sub setlocale { 'C' }
sub LC_ALL () { 6 }
sub isatty { 0 }

our @EXPORT = (
    keys %constants,
    qw(acos asin atan ceil cosh fabs floor fmod frexp isatty ldexp log10 mktime modf pow setlocale LC_ALL
        sinh strftime strstr strtod strtol strtoul tan tanh tolower toupper),
);
our @EXPORT_OK = (
    keys %more,
    qw(_exit cbrt fmax fmin getpid hypot isinf isnan log2 lround rint round trunc),
    # Built in, and imported by name all the same.
    qw(abs exit sqrt sin cos exp log atan2 printf sprintf time),
);
our %EXPORT_TAGS = (
    math_h   => [qw(acos asin atan ceil cosh fabs floor fmod frexp ldexp log10 modf pow sinh tan tanh)],
    limits_h => [grep { /_(MAX|MIN|BIT)$/ && !/^(DBL|FLT)/ } keys %constants],
    float_h  => [grep { /^(DBL|FLT)/ } keys %constants],
    time_h   => [qw(mktime strftime)],
    stdlib_h => [qw(EXIT_SUCCESS EXIT_FAILURE strtod strtol strtoul)],
);
sub abs { CORE::abs($_[0]) }
sub exit { CORE::exit($_[0] // 0) }
sub sqrt { CORE::sqrt($_[0]) }
sub sin { CORE::sin($_[0]) }
sub cos { CORE::cos($_[0]) }
sub exp { CORE::exp($_[0]) }
sub log { CORE::log($_[0]) }
sub atan2 { CORE::atan2($_[0], $_[1]) }
sub printf { CORE::printf STDOUT @_ }
sub sprintf { my $format = shift; CORE::sprintf($format, @_) }
sub time { CORE::time() }
1;
