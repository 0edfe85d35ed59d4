<?php
$count = 0;
$sum = 0;
$largest = 0;
while (($line = fgets(STDIN)) !== false) {
    $number = (int) $line;
    $count++;
    $sum += $number;
    $largest = max($largest, $number);
}
echo "$count $sum $largest\n";
