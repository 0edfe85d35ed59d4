//! A package as a zip archive: our own form, which reads back to the same digest.

use crate::TestData;
use std::io::{self, Seek, Write};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

/// Writes files by path as an archive, one in memory at a time. The same files give the same
/// bytes. With `top` all lie in this folder, which names the package, whatever the archive is called.
///
/// # Errors
/// When a file cannot be read or the archive not written.
pub fn write_zip<'a>(
    archive: impl Write + Seek,
    top: Option<&str>,
    files: impl IntoIterator<Item = (&'a str, &'a TestData)>,
) -> io::Result<()> {
    let mut zip = ZipWriter::new(archive);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        // Test data are large, and what is saved is a pipe's while.
        .compression_level(Some(1))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for (path, data) in files {
        match top {
            Some(top) => zip.start_file(format!("{top}/{path}"), options)?,
            None => zip.start_file(path, options)?,
        }
        zip.write_all(&data.load()?)?;
    }
    zip.finish()?.flush()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Package, catalog};
    use std::io::Cursor;

    #[test]
    fn every_bundled_package_comes_back_with_its_digest() {
        for loaded in catalog::bundled() {
            let package = loaded.package.unwrap();
            let files = package.files.iter();
            let mut archive = Cursor::new(Vec::new());
            write_zip(
                &mut archive,
                Some(&package.slug),
                files.map(|file| (file.path.as_str(), &file.data)),
            )
            .unwrap();
            let again = Package::load_zip(archive, "download (1).zip").unwrap();
            let again = again.package.unwrap();
            assert_eq!(again.digest, package.digest, "{}", package.slug);
            assert_eq!(again.slug, package.slug);
        }
    }
}
