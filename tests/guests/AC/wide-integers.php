<?php
// Needs 64 bits in integers, keys, lengths of shifts, packing, serialised and printed numbers.
$big = 9007199254740993;
$data = [$big => 'a', -$big => 'b', '9223372036854775807' => 'c'];
$copy = unserialize(serialize($data));
$json = json_decode(json_encode(['n' => PHP_INT_MAX]), true);
$right = PHP_INT_SIZE === 8
    && $copy === $data
    && array_keys($copy)[2] === PHP_INT_MAX
    && $json['n'] === PHP_INT_MAX
    && unpack('q', pack('q', PHP_INT_MIN))[1] === PHP_INT_MIN
    && sprintf('%d %x %u', $big, $big, -1) === '9007199254740993 20000000000001 18446744073709551615'
    && (int) '9223372036854775807' === PHP_INT_MAX
    && intdiv(PHP_INT_MIN, 3) === -3074457345618258602
    && (PHP_INT_MAX + 1) === 9223372036854775808.0
    && 0x7fffffffffffffff >> 62 === 1
    && array_sum([PHP_INT_MAX - 1, 1]) === PHP_INT_MAX
    && range(1 << 40, (1 << 40) + 2)[2] === (1 << 40) + 2
    && str_repeat('x', 3)[2] === 'x'
    && date('Y', 1 << 37) === '6325'
    && mt_rand(1 << 40, 1 << 41) >= 1 << 40;
echo $right ? 7 : 'narrow', "\n";
