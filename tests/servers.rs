//! Private PostgreSQL and Redis servers for tests: own folder, own free port, nothing of the
//! system's services. They end with their owner, and at the latest with the test process.

use std::{
    ffi::OsStr,
    fs::File,
    net::TcpListener,
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{LazyLock, Mutex, mpsc},
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// How long a server may take to start or stop, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A PostgreSQL server. All of its data are gone when it is dropped.
pub struct Postgres {
    folder: TempDir,
    binaries: PathBuf,
    port: u16,
    process: Option<Child>,
}

impl Postgres {
    /// Makes and starts a server.
    ///
    /// # Panics
    /// When PostgreSQL is not installed or does not come up; the message says what to do.
    pub fn start() -> Self {
        let binaries = postgres_binaries();
        let folder = private_folder();
        let data = folder.path().join("data");
        let output = as_other_than_root(&mut Command::new(binaries.join("initdb")))
            .args([
                "--auth=trust",
                "--username=mettle",
                "--encoding=UTF8",
                "--no-locale",
                "--no-sync",
                "-D",
            ])
            .arg(&data)
            .current_dir(folder.path())
            .output()
            .expect("initdb starts");
        assert!(
            output.status.success(),
            "initdb failed: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        let mut server = Postgres {
            folder,
            binaries,
            port: free_port(),
            process: None,
        };
        server.start_again();
        server
    }

    /// The server that all tests of this process share; make a [`Postgres::database`] in it.
    /// For tests that stop the server, [`Postgres::start`] a private one.
    pub fn shared() -> &'static Postgres {
        static SHARED: LazyLock<Mutex<Option<&'static Postgres>>> =
            LazyLock::new(|| Mutex::new(None));
        extern "C" fn stop_shared() {
            if let Ok(mut shared) = SHARED.lock()
                && let Some(server) = shared.take()
            {
                // Statics are never dropped: end the process and remove the folder by hand.
                if let Some(process) = &server.process {
                    signal(process, libc::SIGQUIT);
                    // Safety: waits for our own child; a null status pointer is permitted.
                    unsafe { libc::waitpid(process.id() as i32, std::ptr::null_mut(), 0) };
                }
                let _ = std::fs::remove_dir_all(server.folder.path());
            }
        }
        let mut shared = SHARED
            .lock()
            .expect("no test panicked while starting PostgreSQL");
        shared.get_or_insert_with(|| {
            // Safety: the function touches nothing but its own static.
            unsafe { libc::atexit(stop_shared) };
            Box::leak(Box::new(Postgres::start()))
        })
    }

    /// Makes an empty database and gives its URL.
    pub fn database(&self, name: &str) -> String {
        let output = Command::new(self.binaries.join("createdb"))
            .args([
                "-h",
                "127.0.0.1",
                "-U",
                "mettle",
                "-p",
                &self.port.to_string(),
                name,
            ])
            .output()
            .expect("createdb starts");
        assert!(
            output.status.success(),
            "createdb failed: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        format!("postgres://mettle@127.0.0.1:{}/{name}", self.port)
    }

    /// Stops the server the way an administrator does: connections are cut, data are kept.
    pub fn stop(&mut self) {
        end(&mut self.process, libc::SIGINT);
    }

    /// Starts the stopped server again, on the same port and with the same data.
    pub fn start_again(&mut self) {
        let mut command = Command::new(self.binaries.join("postgres"));
        as_other_than_root(&mut command)
            .arg("-D")
            .arg(self.folder.path().join("data"))
            .args(["-p", &self.port.to_string()])
            .current_dir(self.folder.path());
        for setting in [
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
            "max_connections=200",
        ] {
            command.args(["-c", setting]);
        }
        let log = self.folder.path().join("log");
        self.process = Some(spawn(command, &log, libc::SIGQUIT));
        let (binaries, port) = (self.binaries.clone(), self.port.to_string());
        wait_until_ready("PostgreSQL", &log, self.process.as_mut(), || {
            Command::new(binaries.join("pg_isready"))
                .args(["-q", "-h", "127.0.0.1", "-p", &port])
                .status()
                .is_ok_and(|status| status.success())
        });
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        end(&mut self.process, libc::SIGQUIT);
    }
}

/// A Redis server that keeps nothing on disk.
pub struct Redis {
    folder: TempDir,
    port: u16,
    process: Option<Child>,
}

impl Redis {
    /// Starts a server.
    ///
    /// # Panics
    /// When Redis is not installed or does not come up; the message says what to do.
    pub fn start() -> Self {
        let mut server = Redis {
            folder: private_folder(),
            port: free_port(),
            process: None,
        };
        server.start_again();
        server
    }

    /// Its URL.
    pub fn url(&self) -> String {
        format!("redis://127.0.0.1:{}/", self.port)
    }

    /// Stops it; everything in it is gone.
    pub fn stop(&mut self) {
        end(&mut self.process, libc::SIGTERM);
    }

    /// Starts it again, empty, on the same port.
    pub fn start_again(&mut self) {
        let program = find_in_path("redis-server")
            .expect("this test needs redis-server: install it, for example by `apt-get install redis-server`");
        let mut command = Command::new(program);
        command
            .args([
                "--bind",
                "127.0.0.1",
                "--port",
                &self.port.to_string(),
                "--save",
                "",
                "--appendonly",
                "no",
            ])
            .current_dir(self.folder.path());
        let log = self.folder.path().join("log");
        self.process = Some(spawn(command, &log, libc::SIGTERM));
        let port = self.port;
        wait_until_ready("Redis", &log, self.process.as_mut(), || answers_ping(port));
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        end(&mut self.process, libc::SIGKILL);
    }
}

/// The bucket of [`ObjectStorage`].
pub const BUCKET: &str = "mettle-tests";

/// S3-compatible storage in memory: moto's server, in Python packages of its own (`moto.txt`).
pub struct ObjectStorage {
    folder: TempDir,
    port: u16,
    process: Option<Child>,
}

impl ObjectStorage {
    /// Starts a server with an empty bucket; installs it below the build's folder the first time.
    ///
    /// # Errors
    /// Why it cannot be installed on this machine.
    ///
    /// # Panics
    /// When it is installed and does not come up.
    pub fn start() -> Result<Self, String> {
        let packages = moto()?;
        let mut storage = ObjectStorage {
            folder: private_folder(),
            port: free_port(),
            process: None,
        };
        let mut command = Command::new("python3");
        command
            .args(["-m", "moto.server", "-H", "127.0.0.1", "-p"])
            .arg(storage.port.to_string())
            .env("PYTHONPATH", packages)
            .current_dir(storage.folder.path());
        let log = storage.folder.path().join("log");
        storage.process = Some(spawn(command, &log, libc::SIGKILL));
        let port = storage.port;
        wait_until_ready("moto", &log, storage.process.as_mut(), || {
            makes_bucket(port)
        });
        Ok(storage)
    }

    /// Its URL.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Stops it; everything in it is gone.
    pub fn stop(&mut self) {
        end(&mut self.process, libc::SIGKILL);
    }
}

impl Drop for ObjectStorage {
    fn drop(&mut self) {
        self.stop();
    }
}

/// The folder with moto's packages, installed there once.
fn moto() -> Result<PathBuf, String> {
    let requirements = concat!(env!("CARGO_MANIFEST_DIR"), "/moto.txt");
    let test = std::env::current_exe().map_err(|error| error.to_string())?;
    let build = test.ancestors().nth(2).ok_or("an odd build folder")?;
    let folder = build.join("moto");
    if folder.join("moto").is_dir() {
        return Ok(folder);
    }
    let making = tempfile::tempdir_in(build).map_err(|error| error.to_string())?;
    let installed = Command::new("python3")
        .args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
        ])
        .args(["--requirement", requirements, "--target"])
        .arg(making.path())
        .output()
        .map_err(|error| format!("python3 cannot be started: {error}"))?;
    if !installed.status.success() {
        let said = String::from_utf8_lossy(&installed.stderr).into_owned();
        return Err(format!("pip cannot install moto: {said}"));
    }
    // Whoever is first has made it for all.
    let made = std::fs::rename(making.keep(), &folder);
    match made.is_ok() || folder.join("moto").is_dir() {
        true => Ok(folder),
        false => Err(format!("cannot make {}: {made:?}", folder.display())),
    }
}

fn makes_bucket(port: u16) -> bool {
    use std::io::{Read, Write};
    let Ok(mut connection) = std::net::TcpStream::connect(("127.0.0.1", port)) else {
        return false;
    };
    let request = format!(
        "PUT /{BUCKET} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    );
    let mut answer = String::new();
    connection.write_all(request.as_bytes()).is_ok()
        && connection.read_to_string(&mut answer).is_ok()
        && answer.starts_with("HTTP/1.1 200")
}

/// A TCP port that is free now.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("a bound address").port()
}

fn answers_ping(port: u16) -> bool {
    use std::io::{Read, Write};
    let Ok(mut connection) = std::net::TcpStream::connect(("127.0.0.1", port)) else {
        return false;
    };
    let mut answer = [0; 5];
    connection.write_all(b"PING\r\n").is_ok()
        && connection.read_exact(&mut answer).is_ok()
        && &answer == b"+PONG"
}

/// Where `initdb`, `postgres` and `createdb` are: in the path, or where Debian keeps the newest version.
fn postgres_binaries() -> PathBuf {
    let mut folders: Vec<PathBuf> = find_in_path("initdb")
        .and_then(|file| Some(file.parent()?.to_owned()))
        .into_iter()
        .collect();
    let mut versions: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let entry = entry.ok()?;
            Some((
                entry.file_name().to_str()?.parse().ok()?,
                entry.path().join("bin"),
            ))
        })
        .collect();
    versions.sort();
    folders.extend(versions.into_iter().rev().map(|(_, folder)| folder));
    folders.extend(["/usr/local/bin", "/usr/local/pgsql/bin"].map(PathBuf::from));
    folders
        .into_iter()
        .find(|folder| {
            ["initdb", "postgres", "createdb"]
                .iter()
                .all(|name| folder.join(name).is_file())
        })
        .expect(
            "this test needs PostgreSQL: install it, for example by `apt-get install postgresql`",
        )
}

fn find_in_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// A folder that the server's user can enter too.
fn private_folder() -> TempDir {
    let folder = tempfile::Builder::new()
        .prefix("mettle-server-")
        .tempdir()
        .expect("a temporary folder");
    if let Some((user, group)) = other_user() {
        std::os::unix::fs::chown(folder.path(), Some(user), Some(group))
            .expect("root may give folders away");
    }
    folder
}

/// PostgreSQL refuses to run as root: as root, run it as its own user, or as nobody.
fn as_other_than_root(command: &mut Command) -> &mut Command {
    if let Some((user, group)) = other_user() {
        command.uid(user).gid(group);
    }
    command
}

fn other_user() -> Option<(u32, u32)> {
    // Safety: geteuid cannot fail and touches no memory.
    if unsafe { libc::geteuid() } != 0 {
        return None;
    }
    let users = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
    let ids_of = |wanted: &str| {
        users.lines().find_map(|line| {
            let mut fields = line.split(':');
            let found = fields.next() == Some(wanted);
            let (user, group) = (fields.nth(1)?.parse().ok()?, fields.next()?.parse().ok()?);
            found.then_some((user, group))
        })
    };
    ids_of("postgres")
        .or_else(|| ids_of("nobody"))
        .or(Some((65_534, 65_534)))
}

/// Starts a process that gets `end_signal` when this process ends, however it ends. The kernel
/// ties that to the *thread* that started it, so one thread that never ends starts them all.
/// What it writes goes to the file `log`.
pub fn spawn(mut command: Command, log: &Path, end_signal: i32) -> Child {
    type Order = (Command, mpsc::Sender<std::io::Result<Child>>);
    static STARTER: LazyLock<Mutex<mpsc::Sender<Order>>> = LazyLock::new(|| {
        let (sender, orders) = mpsc::channel::<Order>();
        std::thread::spawn(move || {
            for (mut command, answer) in orders {
                let _ = answer.send(command.spawn());
            }
        });
        Mutex::new(sender)
    });
    let log = File::create(log).expect("the log can be written");
    let name = command.get_program().to_owned();
    command
        .stdin(Stdio::null())
        .stdout(log.try_clone().expect("a second handle"))
        .stderr(log);
    // Safety: prctl is async-signal-safe and changes only the child.
    unsafe {
        command.pre_exec(move || {
            libc::prctl(libc::PR_SET_PDEATHSIG, end_signal);
            Ok(())
        });
    }
    let (answer, child) = mpsc::channel();
    STARTER
        .lock()
        .expect("nothing panics with it")
        .send((command, answer))
        .expect("the thread never ends");
    let child = child.recv().expect("the thread answers");
    child.unwrap_or_else(|error| panic!("cannot start {}: {error}", OsStr::display(&name)))
}

fn wait_until_ready(
    name: &str,
    log: &Path,
    process: Option<&mut Child>,
    is_ready: impl Fn() -> bool,
) {
    let process = process.expect("just started");
    let deadline = Instant::now() + PATIENCE;
    while !is_ready() {
        let ended = process.try_wait().expect("our child").is_some();
        if ended || Instant::now() > deadline {
            let log = std::fs::read_to_string(log).unwrap_or_default();
            panic!("{name} did not come up; its log:\n{log}");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn signal(process: &Child, signal: i32) {
    // Safety: kill touches no memory; the child is ours and not yet waited for, so its id is its own.
    unsafe { libc::kill(process.id() as i32, signal) };
}

/// Signals a process and waits for its end; kills it when it takes too long.
fn end(process: &mut Option<Child>, how: i32) {
    let Some(mut process) = process.take() else {
        return;
    };
    signal(&process, how);
    let deadline = Instant::now() + PATIENCE;
    while process.try_wait().is_ok_and(|status| status.is_none()) {
        if Instant::now() > deadline {
            let _ = process.kill();
        }
        std::thread::sleep(Duration::from_millis(10));
    }
}
