SELECT printf('%.2f', 1.0 / 3);
SELECT printf('%.6f', 1.0 / 3);
SELECT round(3.14159265358979, 10);
SELECT printf('%.6f', 2.5);
SELECT printf('%.2f', 1e6);
SELECT -0.125;
