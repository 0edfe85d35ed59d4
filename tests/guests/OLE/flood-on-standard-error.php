<?php
// Warns without end.
while (true) {
    echo $nothing;
}
