//! A Redis of the test's own: free port, temporary folder, nothing on disk, gone at the end.

use crate::Queue;
use std::{
    net::{TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

pub struct PrivateRedis {
    process: Option<Child>,
    port: u16,
    folder: tempfile::TempDir,
}

impl PrivateRedis {
    pub fn start() -> Self {
        let free = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = free.local_addr().expect("its number").port();
        drop(free);
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut server = PrivateRedis { process: None, port, folder };
        server.resume();
        server
    }

    pub fn url(&self) -> String {
        format!("redis://127.0.0.1:{}/", self.port)
    }

    pub async fn queue(&self) -> Queue {
        Queue::redis(&self.url()).await.expect("the private Redis answers")
    }

    /// Kills it at once; what it held is lost.
    pub fn kill(&mut self) {
        if let Some(mut process) = self.process.take() {
            process.kill().expect("a child can be killed");
            process.wait().expect("a child can be waited for");
        }
    }

    /// Starts it again, empty, on the same port.
    pub fn resume(&mut self) {
        assert!(self.process.is_none(), "it runs");
        let process = Command::new("redis-server")
            .args(["--bind", "127.0.0.1", "--save", "", "--appendonly", "no"])
            .args(["--port", &self.port.to_string()])
            .current_dir(self.folder.path())
            .stdout(Stdio::null())
            .spawn()
            .expect("these tests need redis-server (apt-get install redis-server)");
        self.process = Some(process);
        let deadline = Instant::now() + Duration::from_secs(20);
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            assert!(Instant::now() < deadline, "redis-server did not come up");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Runs one command on a connection of its own.
    pub async fn run(&self, words: &[&str]) -> redis::Value {
        let client = redis::Client::open(self.url()).expect("a valid address");
        let mut connection =
            client.get_multiplexed_async_connection().await.expect("the private Redis answers");
        let mut command = redis::cmd(words[0]);
        command.arg(&words[1..]).query_async(&mut connection).await.expect("a valid command")
    }
}

impl Drop for PrivateRedis {
    fn drop(&mut self) {
        self.kill();
    }
}
