<?php
// Ends with an exit code of a byte's last value, after the right answer.
// says: 255
echo 7, "\n";
exit(255);
