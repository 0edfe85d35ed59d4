# Opens files of the host and starts programs.
my $got = '';
for my $name ('/etc/passwd', '/proc/self/environ', '../../etc/passwd') {
    $got .= $name if open(my $file, '<', $name);
}
my $listing = eval { `ls /` };
$got .= 'a program' if defined $listing && length $listing;
print length $got ? $got : 7, "\n";
