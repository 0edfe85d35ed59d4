<?php
// Appends for ever, to one array and to many.
// cpu_ms: 4000
$all = [];
for ($i = 0;; $i++) {
    $all[] = [$i, "text $i"];
}
