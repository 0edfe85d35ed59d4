<?php
// Takes memory for ever and catches what comes of it.
// cpu_ms: 4000
register_shutdown_function(function () {
    echo 7, "\n";
});
$all = [];
while (true) {
    try {
        $all[] = str_repeat('x', 1 << 20);
    } catch (Throwable) {
    }
}
