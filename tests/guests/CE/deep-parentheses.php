<?php
// Nests expressions deeper than a compiler's stack.
// expand: yes
// source_kib: 8192
// or: RTE AC WA
// servers: no
echo ⟦1000000*(⟧7⟦1000000*)⟧;
