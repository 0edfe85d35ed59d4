<?php
// Calls itself through the library, which uses PHP's own stack, until it ends.
// cpu_ms: 4000
// memory_mib: 512
// or: MLE
function down(array $list): array
{
    return array_map(fn($item) => down([$item]), $list);
}
down([1]);
