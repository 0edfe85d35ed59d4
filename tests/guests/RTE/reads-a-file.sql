-- Reads a file of the host.
-- or: CE
SELECT readfile('/etc/passwd');
