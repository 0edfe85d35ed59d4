<?php
// Matches a pattern that goes back exponentially, with no limit of its own.
ini_set('pcre.backtrack_limit', '9223372036854775807');
ini_set('pcre.recursion_limit', '9223372036854775807');
while (true) {
    preg_match('/^(a+)+$/', str_repeat('a', 40) . 'b');
}
