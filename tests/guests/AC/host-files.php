<?php
// Opens files of the host and starts programs.
$got = '';
foreach (['/etc/passwd', '/proc/self/environ', '../../etc/passwd', 'file:///etc/passwd', 'glob:///*/*'] as $name) {
    $got .= @file_get_contents($name);
}
$got .= implode(' ', @glob('/etc/*') ?: []);
$got .= @exec('id') . @shell_exec('ls /') . @`ls /`;
$process = @popen('ls /', 'r');
$got .= $process ? fgets($process) : '';
$process = function_exists('proc_open') ? @proc_open('ls /', [1 => ['pipe', 'w']], $pipes) : false;
$got .= $process ? stream_get_contents($pipes[1]) : '';
echo $got === '' ? 7 : $got, "\n";
