<?php
// Turns PHP's settings against the judge: more memory, other errors, files before and after.
ini_set('memory_limit', '64G');
ini_set('display_errors', '1');
ini_set('error_log', '/etc/mettle-guest');
ini_set('auto_append_file', '/etc/passwd');
ini_set('open_basedir', '/nowhere');
ini_set('sys_temp_dir', '/etc');
ini_set('include_path', '/etc:/proc/self');
set_time_limit(0);
ignore_user_abort(true);
@error_log('mettle-guest', 3, '/etc/mettle-guest');
@mail('root@localhost', 'mettle-guest', 'text');
@syslog(LOG_ALERT, 'mettle-guest');
function_exists("dl") && @dl("mettle-guest.so");
echo (@include 'passwd') ? 'included' : 7, "\n";
