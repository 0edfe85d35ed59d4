<?php
// Doubles a string for ever.
$text = 'x';
while (true) {
    $text .= $text;
}
