# Dies.
# says: exit code
die "enough";
