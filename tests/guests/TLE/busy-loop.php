<?php
// Spins.
while (true) {
}
