# Ends a program once all of it is compiled: `perl -c` that says nothing when all is well.
package Mettle::Check;
use POSIX ();
INIT { exit 0 }
1;
