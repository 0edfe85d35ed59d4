<?php
$line = trim(fgets(STDIN));
echo $line, "\n", mb_strlen($line), "\n", mb_substr($line, -1), "\n";
