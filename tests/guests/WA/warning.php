<?php
// Warns: that is for standard error, and the answer is wrong all the same.
echo $undefined + 8, "\n";
