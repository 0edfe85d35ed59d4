<?php
fscanf(STDIN, '%d', $count);
$numbers = array_map('intval', explode(' ', trim(fgets(STDIN))));
sort($numbers);
echo implode(' ', $numbers), "\n";
usort($numbers, fn(int $a, int $b): int => $b <=> $a);
echo implode(' ', $numbers), "\n";
