<?php
fwrite(STDERR, "to error\n");
echo "to output\n";
