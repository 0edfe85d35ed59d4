//! The guest's file tree: read-only images below, a small writable layer in memory above.
//!
//! Nothing here touches the host's file system. There are no links and no devices, so a path
//! means exactly what its letters say.

use super::errno::{self, Errno};
use crate::image::Image;
use std::{cell::RefCell, collections::BTreeMap, rc::Rc, sync::Arc};

/// Longest path a guest may name, in bytes.
const PATH_BYTES_MAX: usize = 4096;
/// Files and folders a guest may make.
const NODES_MAX: usize = 20_000;

/// Bytes of a file of the writable layer, shared by everyone who has it open.
pub type Shared = Rc<RefCell<FileData>>;

/// A file of the writable layer.
pub struct FileData {
    /// The content; shared with the staged original until the guest writes.
    pub bytes: Arc<Vec<u8>>,
    /// A number no other file of this run has.
    pub inode: u64,
}

/// What a path leads to.
pub enum Found {
    /// A folder.
    Dir,
    /// A file of an image: read-only.
    Fixed(&'static [u8], u64),
    /// A file of the writable layer.
    Written(Shared),
}

enum Node {
    Dir,
    File(Shared),
}

/// The whole tree a guest sees.
pub struct Files {
    images: Vec<&'static Image>,
    nodes: BTreeMap<String, Node>,
    written_bytes: usize,
    written_bytes_max: usize,
    next_inode: u64,
}

impl Files {
    /// A tree of these images with `staged` files on top; the guest may write at most
    /// `written_bytes_max` bytes of its own.
    pub fn new(
        images: Vec<&'static Image>,
        staged: &[(String, Arc<Vec<u8>>)],
        written_bytes_max: usize,
    ) -> Files {
        let mut files = Files {
            images,
            nodes: BTreeMap::new(),
            written_bytes: 0,
            written_bytes_max,
            next_inode: 1 << 32,
        };
        files.nodes.insert("/tmp".into(), Node::Dir);
        for (path, bytes) in staged {
            files.add_parents(path);
            let inode = files.inode();
            let data = FileData {
                bytes: bytes.clone(),
                inode,
            };
            files
                .nodes
                .insert(path.clone(), Node::File(Rc::new(RefCell::new(data))));
        }
        files
    }

    fn inode(&mut self) -> u64 {
        self.next_inode += 1;
        self.next_inode
    }

    fn add_parents(&mut self, path: &str) {
        for (at, _) in path.match_indices('/').skip(1) {
            self.nodes.entry(path[..at].to_owned()).or_insert(Node::Dir);
        }
    }

    /// Makes a folder and those above it, where they are missing.
    pub fn add_folder(&mut self, path: &str) {
        self.add_parents(&format!("{path}/"));
    }

    /// Looks a normalised absolute path up.
    pub fn find(&self, path: &str) -> Option<Found> {
        if path == "/" {
            return Some(Found::Dir);
        }
        match self.nodes.get(path) {
            Some(Node::Dir) => return Some(Found::Dir),
            Some(Node::File(shared)) => return Some(Found::Written(shared.clone())),
            None => {}
        }
        for (number, image) in self.images.iter().enumerate() {
            if let Some((index, bytes)) = image.find(path) {
                return Some(Found::Fixed(
                    bytes,
                    ((number as u64 + 1) << 24) | index as u64,
                ));
            }
            if image.is_dir(path) {
                return Some(Found::Dir);
            }
        }
        None
    }

    /// Makes an empty file; its folder must exist and the path must be free.
    pub fn create(&mut self, path: &str) -> Result<Shared, Errno> {
        self.check_new(path)?;
        let inode = self.inode();
        let shared = Rc::new(RefCell::new(FileData {
            bytes: Arc::default(),
            inode,
        }));
        self.nodes
            .insert(path.to_owned(), Node::File(shared.clone()));
        Ok(shared)
    }

    /// Makes a folder.
    pub fn create_dir(&mut self, path: &str) -> Result<(), Errno> {
        if self.find(path).is_some() {
            return Err(errno::EXIST);
        }
        self.check_new(path)?;
        self.nodes.insert(path.to_owned(), Node::Dir);
        Ok(())
    }

    fn check_new(&self, path: &str) -> Result<(), Errno> {
        if self.nodes.len() >= NODES_MAX {
            return Err(errno::NOSPC);
        }
        match self.find(parent(path)) {
            Some(Found::Dir) => Ok(()),
            Some(_) => Err(errno::NOTDIR),
            None => Err(errno::NOENT),
        }
    }

    /// Removes a file of the writable layer.
    pub fn unlink(&mut self, path: &str) -> Result<(), Errno> {
        match self.find(path) {
            None => Err(errno::NOENT),
            Some(Found::Dir) => Err(errno::ISDIR),
            Some(Found::Fixed(..)) => Err(errno::ROFS),
            Some(Found::Written(shared)) => {
                self.nodes.remove(path);
                self.written_bytes = self
                    .written_bytes
                    .saturating_sub(shared.borrow().bytes.len());
                Ok(())
            }
        }
    }

    /// Removes an empty folder of the writable layer.
    pub fn remove_dir(&mut self, path: &str) -> Result<(), Errno> {
        match self.find(path) {
            None => return Err(errno::NOENT),
            Some(Found::Dir) => {}
            Some(_) => return Err(errno::NOTDIR),
        }
        if !self.list(path).is_empty() {
            return Err(errno::NOTEMPTY);
        }
        self.nodes.remove(path).map(|_| ()).ok_or(errno::ROFS)
    }

    /// Moves a file of the writable layer.
    pub fn rename(&mut self, from: &str, to: &str) -> Result<(), Errno> {
        match self.find(from) {
            None => return Err(errno::NOENT),
            Some(Found::Written(_)) => {}
            Some(_) => return Err(errno::ACCES),
        }
        match self.find(to) {
            None => self.check_new(to)?,
            Some(Found::Written(_)) if from != to => self.unlink(to)?,
            Some(Found::Written(_)) => return Ok(()),
            Some(Found::Dir) => return Err(errno::ISDIR),
            Some(Found::Fixed(..)) => return Err(errno::ROFS),
        }
        let node = self.nodes.remove(from).ok_or(errno::NOENT)?;
        self.nodes.insert(to.to_owned(), node);
        Ok(())
    }

    /// Changes a file's length, within what the guest may write.
    pub fn resize(&mut self, shared: &Shared, length: u64) -> Result<(), Errno> {
        let mut data = shared.borrow_mut();
        let old = data.bytes.len();
        let new = usize::try_from(length).map_err(|_| errno::FBIG)?;
        if new > old {
            self.charge(new - old)?;
        } else {
            self.written_bytes = self.written_bytes.saturating_sub(old - new);
        }
        Arc::make_mut(&mut data.bytes).resize(new, 0);
        Ok(())
    }

    /// Writes at an offset, growing the file as needed.
    pub fn write_at(&mut self, shared: &Shared, offset: u64, bytes: &[u8]) -> Result<(), Errno> {
        let start = usize::try_from(offset).map_err(|_| errno::FBIG)?;
        let end = start.checked_add(bytes.len()).ok_or(errno::FBIG)?;
        let mut data = shared.borrow_mut();
        if end > data.bytes.len() {
            self.charge(end - data.bytes.len())?;
        }
        let content = Arc::make_mut(&mut data.bytes);
        if start == content.len() {
            content.extend_from_slice(bytes);
        } else {
            if end > content.len() {
                content.resize(end, 0);
            }
            content[start..end].copy_from_slice(bytes);
        }
        Ok(())
    }

    fn charge(&mut self, bytes: usize) -> Result<(), Errno> {
        let total = self.written_bytes.saturating_add(bytes);
        if total > self.written_bytes_max {
            return Err(errno::NOSPC);
        }
        self.written_bytes = total;
        Ok(())
    }

    /// Names in a folder with whether each is a folder, sorted.
    pub fn list(&self, path: &str) -> Vec<(String, bool)> {
        let prefix = if path == "/" {
            "/".to_owned()
        } else {
            format!("{path}/")
        };
        let mut names: BTreeMap<String, bool> = BTreeMap::new();
        for image in &self.images {
            for (name, is_dir) in image.children(&prefix) {
                names.insert(name.to_owned(), is_dir);
            }
        }
        for (full, node) in self.nodes.range(prefix.clone()..) {
            let Some(rest) = full.strip_prefix(&prefix) else {
                break;
            };
            match rest.split_once('/') {
                Some((first, _)) => names.insert(first.to_owned(), true),
                None => names.insert(rest.to_owned(), matches!(node, Node::Dir)),
            };
        }
        names.into_iter().collect()
    }

    /// The files of the writable layer by path, for handing a compiler's output on.
    pub fn into_written(self) -> impl Iterator<Item = (String, Arc<Vec<u8>>)> {
        self.nodes
            .into_iter()
            .filter_map(|(path, node)| match node {
                Node::Dir => None,
                Node::File(shared) => Some((path, shared.borrow().bytes.clone())),
            })
    }
}

/// The folder a normalised absolute path is in.
fn parent(path: &str) -> &str {
    match path.rfind('/') {
        Some(0) | None => "/",
        Some(at) => &path[..at],
    }
}

/// Resolves what a guest wrote against the folder it names it from: `.` and `..` are taken out,
/// and `..` never leads above `/`.
pub fn normalise(folder: &str, path: &[u8]) -> Result<String, Errno> {
    if path.len() > PATH_BYTES_MAX {
        return Err(errno::NAMETOOLONG);
    }
    let path = std::str::from_utf8(path).map_err(|_| errno::INVAL)?;
    if path.contains('\0') {
        return Err(errno::INVAL);
    }
    let mut parts: Vec<&str> = if path.starts_with('/') {
        Vec::new()
    } else {
        folder.split('/').filter(|part| !part.is_empty()).collect()
    };
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    Ok(format!("/{}", parts.join("/")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(limit: usize) -> Files {
        Files::new(
            vec![],
            &[("/w/main.py".into(), Arc::new(b"print(1)".to_vec()))],
            limit,
        )
    }

    #[test]
    fn dots_never_lead_out_of_the_root() {
        assert_eq!(
            normalise("/w", b"../../../etc/passwd").unwrap(),
            "/etc/passwd"
        );
        assert_eq!(normalise("/w", b"./a//b/../c").unwrap(), "/w/a/c");
        assert_eq!(normalise("/w", b"/").unwrap(), "/");
        assert_eq!(normalise("/w", b"a\0b"), Err(errno::INVAL));
        assert_eq!(normalise("/w", b"\xff"), Err(errno::INVAL));
    }

    #[test]
    fn writing_stops_at_the_limit_and_removing_gives_it_back() {
        let mut files = tree(10);
        let file = files.create("/tmp/x").unwrap();
        files.write_at(&file, 0, b"0123456789").unwrap();
        assert_eq!(files.write_at(&file, 10, b"x"), Err(errno::NOSPC));
        files.unlink("/tmp/x").unwrap();
        let again = files.create("/tmp/y").unwrap();
        files.write_at(&again, 0, b"0123456789").unwrap();
    }

    #[test]
    fn writing_a_staged_file_leaves_the_original_alone() {
        let original = Arc::new(b"abc".to_vec());
        let mut files = Files::new(vec![], &[("/w/a".into(), original.clone())], 100);
        let Some(Found::Written(shared)) = files.find("/w/a") else {
            panic!("staged file is missing")
        };
        files.write_at(&shared, 0, b"X").unwrap();
        assert_eq!(*original, b"abc");
        assert_eq!(**shared.borrow().bytes, *b"Xbc");
    }

    #[test]
    fn folders_list_what_is_in_them() {
        let mut files = tree(100);
        files.create_dir("/w/sub").unwrap();
        files.create("/w/sub/deep").unwrap();
        assert_eq!(
            files.list("/w"),
            [("main.py".into(), false), ("sub".into(), true)]
        );
        assert_eq!(files.remove_dir("/w/sub"), Err(errno::NOTEMPTY));
        assert_eq!(files.create("/nowhere/x").err(), Some(errno::NOENT));
    }

    #[test]
    fn a_guest_cannot_make_files_without_end() {
        let mut files = tree(100);
        let made = (0..NODES_MAX + 5)
            .filter(|i| files.create(&format!("/tmp/{i}")).is_ok())
            .count();
        assert!(made < NODES_MAX);
    }
}
