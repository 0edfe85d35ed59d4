<?php
printf("%.2f\n%.6f\n%.10f\n%f\n%.2f\n%s\n", 1 / 3, 1 / 3, M_PI, 2.5, 1e6, -0.125);
