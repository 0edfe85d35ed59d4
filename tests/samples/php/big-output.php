<?php
for ($i = 1; $i <= 200000; $i++) {
    echo $i, "\n";
}
