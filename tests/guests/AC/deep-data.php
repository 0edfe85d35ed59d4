<?php
// Nests arrays and objects 100,000 deep and lets them go.
// cpu_ms: 2000
// memory_mib: 128
$list = null;
for ($i = 0; $i < 100000; $i++) {
    $list = [$list];
}
$list = null;
class Node
{
    public ?Node $next = null;
}
$head = null;
for ($i = 0; $i < 100000; $i++) {
    $node = new Node();
    $node->next = $head;
    $head = $node;
}
$head = $node = null;
echo 7, "\n";
