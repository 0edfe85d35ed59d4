<?php
$numbers = preg_split('/\s+/', trim(stream_get_contents(STDIN)));
$count = (int) array_shift($numbers);
echo array_sum(array_slice($numbers, 0, $count)), "\n";
