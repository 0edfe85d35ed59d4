<?php
// Wants a second stack.
// says: exit code
$fiber = new Fiber(function (): void {
    echo 7, "\n";
});
$fiber->start();
