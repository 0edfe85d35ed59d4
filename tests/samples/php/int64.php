<?php
echo PHP_INT_MAX, "\n", PHP_INT_MIN, "\n";
echo 123456789 * 987654321, "\n";
echo intdiv(10 ** 18, 7), "\n", 10 ** 18 % 7, "\n";
echo 1 << 62, "\n";
$factorial = 1;
for ($i = 1; $i <= 100; $i++) {
    $factorial = $factorial * $i % 1_000_000_007;
}
echo $factorial, "\n";
