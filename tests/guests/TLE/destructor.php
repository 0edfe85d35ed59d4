<?php
// Spins in a destructor, after its end.
class Late
{
    public function __destruct()
    {
        while (true) {
        }
    }
}
$late = new Late();
echo 7, "\n";
exit(0);
