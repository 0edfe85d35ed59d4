<?php
// Looks for other machines in every way PHP has.
$got = [];
foreach (['tcp://127.0.0.1:22', 'udp://127.0.0.1:53', 'unix:///var/run/docker.sock'] as $address) {
    if (@stream_socket_client($address, $code, $message, 0.1)) {
        $got[] = $address;
    }
    if (@stream_socket_server($address)) {
        $got[] = "server $address";
    }
}
if (@fsockopen('127.0.0.1', 80, $code, $message, 0.1)) {
    $got[] = 'fsockopen';
}
foreach (['http://127.0.0.1/', 'ftp://127.0.0.1/x', 'https://example.com/'] as $url) {
    if (@file_get_contents($url) !== false) {
        $got[] = $url;
    }
}
if (@gethostbyname('localhost') !== 'localhost') {
    $got[] = 'a name';
}
echo $got ? implode(' ', $got) : 7, "\n";
