print "$_\n" for 1 .. 200_000;
