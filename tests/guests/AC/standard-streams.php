<?php
// Opens standard input and output again and again, and closes what it opened.
// input: 3 4\n
for ($i = 0; $i < 3000; $i++) {
    $again = fopen('php://stdin', 'r');
    $output = fopen('php://output', 'w');
    fclose(fopen('php://stdout', 'w'));
    fclose(fopen('php://fd/1', 'w'));
    if ($i === 0) {
        $line = fgets($again);
    }
    fclose($again);
    fclose($output);
}
fclose(STDIN);
[$a, $b] = explode(' ', $line);
fwrite(STDOUT, $a + $b . "\n");
