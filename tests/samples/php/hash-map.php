<?php
$counts = [];
while (($line = fgets(STDIN)) !== false) {
    foreach (explode(' ', trim($line)) as $word) {
        $counts[$word] = ($counts[$word] ?? 0) + 1;
    }
}
uksort($counts, fn($a, $b) => [$counts[$b], $a] <=> [$counts[$a], $b]);
foreach ($counts as $word => $count) {
    echo "$word $count\n";
}
