<?php
// Sleeps for ever.
while (true) {
    sleep(1000);
}
