# Opens connections in every way that Python has.
# cpu_ms: 2000
done = []
def tcp():
    import socket
    return socket.create_connection(("127.0.0.1", 8080), 1)
def unix():
    import socket
    connection = socket.socket(socket.AF_UNIX)
    connection.connect("/var/run/docker.sock")
    return connection
def listen():
    import socket
    return socket.create_server(("", 0))
def http():
    import urllib.request
    return urllib.request.urlopen("http://127.0.0.1:8080/readyz").read()
def name():
    import socket
    return socket.gethostbyname("localhost")
def inherited():
    import socket
    return socket.socket(fileno=3)
def loop():
    import asyncio
    return asyncio.run(asyncio.open_connection("127.0.0.1", 8080))
for way in (tcp, unix, listen, http, name, inherited, loop):
    try:
        done.append((way.__name__, way()))
    except BaseException:
        pass
print(done or 7)
